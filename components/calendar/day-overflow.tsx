'use client';
import { Popover } from '@/components/ui/popover';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { CalendarItemLink } from './calendar-item';
import { dayLabel } from './calendar-labels';

interface DayOverflowProps {
  day: string;
  /** All posts of the day; the popover lists every one of them. */
  items: CalendarItem[];
  hidden: number;
  tabIndex: number;
}

/** `+ N more`: the whole day in a popover. */
export function DayOverflow({ day, items, hidden, tabIndex }: DayOverflowProps) {
  const trigger = (
    <button
      type="button"
      tabIndex={tabIndex}
      className="flex h-6 w-full items-center rounded-sm px-1.5 text-xs font-medium text-muted hover:bg-hover hover:text-foreground"
    >
      + {hidden} more
    </button>
  );
  return (
    <Popover trigger={trigger} title={dayLabel(day)} align="start">
      <ul className="-mx-1 flex max-h-72 flex-col gap-1 overflow-y-auto p-1">
        {items.map((item) => (
          <li key={item.id}>
            <CalendarItemLink item={item} className="h-7" />
          </li>
        ))}
      </ul>
    </Popover>
  );
}
