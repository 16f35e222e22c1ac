'use client';
import { cn } from '@/components/ui/cn';
import { useCalendarSetting } from './calendar-context';
import { countLabel, dayLabel, dayNumber, weekdayLabel } from './calendar-labels';
import { monthGrid, monthOf } from './month-grid';

interface MonthStripProps {
  month: string;
  weekStart: number;
  /** Posts a day. */
  counts: ReadonlyMap<string, number>;
  selected: string;
  onSelect: (day: string) => void;
}

/** A month in the palm: a dot where a day has posts; a tap leads to that day in the list below. */
export function MonthStrip({ month, weekStart, counts, selected, onSelect }: MonthStripProps) {
  const { today } = useCalendarSetting();
  const weeks = monthGrid(month, weekStart);
  return (
    <div className="grid grid-cols-7 gap-y-0.5 rounded-lg border bg-surface p-2">
      {(weeks[0] ?? []).map((day) => (
        <span key={day} aria-hidden className="pb-1 text-center text-xs text-muted">
          {weekdayLabel(day).short.slice(0, 2)}
        </span>
      ))}
      {weeks.flat().map((day) => {
        if (monthOf(day) !== month) return <span key={day} />;
        const count = counts.get(day) ?? 0;
        return (
          <button
            key={day}
            type="button"
            aria-label={`${dayLabel(day)}, ${countLabel(count)}`}
            aria-current={day === today ? 'date' : undefined}
            aria-pressed={day === selected}
            onClick={() => onSelect(day)}
            className="flex h-11 flex-col items-center justify-center gap-1 rounded-md"
          >
            <span
              className={cn(
                'flex size-6 items-center justify-center rounded-full text-sm tabular-nums',
                day < today && 'text-muted',
                day === selected && 'ring-2 ring-accent',
                day === today && 'bg-accent font-medium text-accent-foreground',
              )}
            >
              {dayNumber(day)}
            </span>
            <span className={cn('size-1.5 rounded-full', count > 0 ? 'bg-accent-text' : 'bg-transparent')} />
          </button>
        );
      })}
    </div>
  );
}
