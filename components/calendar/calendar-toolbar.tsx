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
    <div className="flex items-center gap-2 max-sm:w-full">
      <div className="order-last flex items-center gap-2 max-sm:ml-auto sm:order-first">
        <Tooltip content="Go to today" shortcut="t">
          <Button onClick={onToday} aria-keyshortcuts="t">
            Today
          </Button>
        </Tooltip>
        <div className="flex">
          <Button size="icon" variant="ghost" aria-label="Previous month" onClick={onPrevious}>
            <ChevronLeft aria-hidden />
          </Button>
          <Button size="icon" variant="ghost" aria-label="Next month" onClick={onNext}>
            <ChevronRight aria-hidden />
          </Button>
        </div>
      </div>
      <h2 aria-live="polite" className="min-w-36 text-lg font-semibold">
        {monthLabel(month)}
      </h2>
      <span className="flex size-4 items-center">{busy && <Spinner className="text-muted" />}</span>
    </div>
  );
}
