'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { Tooltip } from '@/components/ui/tooltip';
import { monthLabel } from './calendar-labels';

interface CalendarToolbarProps {
  month: string;
  busy: boolean;
  onPrevious: () => void;
  onNext: () => void;
  onToday: () => void;
}

export function CalendarToolbar({ month, busy, onPrevious, onNext, onToday }: CalendarToolbarProps) {
  return (
    <div data-wide className="flex items-center gap-2 max-sm:w-full">
      <span className="flex size-4 items-center max-sm:order-1">{busy && <Spinner className="text-muted" />}</span>
      <h2 aria-live="polite" className="mr-1 text-lg font-semibold max-sm:mr-auto">
        {monthLabel(month)}
      </h2>
      <div className="flex max-sm:order-2">
        <Button size="icon" variant="ghost" aria-label="Previous month" onClick={onPrevious}>
          <ChevronLeft aria-hidden />
        </Button>
        <Button size="icon" variant="ghost" aria-label="Next month" onClick={onNext}>
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <Tooltip content="Go to today" shortcut="t">
        <Button onClick={onToday} aria-keyshortcuts="t" className="max-sm:order-3">
          Today
        </Button>
      </Tooltip>
    </div>
  );
}
