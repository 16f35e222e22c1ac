'use client';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { useCalendarSetting } from './calendar-context';
import { CalendarItemLink } from './calendar-item';
import { countLabel, dayLabel, dayNumber } from './calendar-labels';
import { DayOverflow } from './day-overflow';
import { useDayDrop } from './use-day-drop';

const VISIBLE_ITEMS = 3;

interface DayCellProps {
  day: string;
  items: CalendarItem[];
  /** Whether the day belongs to the month on show. */
  inMonth: boolean;
  /** The one day that Tab reaches. */
  active: boolean;
  /** A post that was picked up by keyboard would be dropped here. */
  target: boolean;
  onFocus: (day: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onItemKeyDown: (event: KeyboardEvent, item: CalendarItem) => void;
}

/** Not on a post, and not in a popover that only React's tree puts inside the day. */
const isOnDay = ({ target, currentTarget }: MouseEvent): boolean =>
  target instanceof Element && currentTarget.contains(target) && target.closest('a, button') === null;

/** One day: takes a click or Enter to write a post for it, and posts that are dropped on it. */
export function DayCell(props: DayCellProps) {
  const { day, items, inMonth, active, target, onFocus, onKeyDown, onItemKeyDown } = props;
  const { today, onCompose } = useCalendarSetting();
  const ref = useRef<HTMLTableCellElement>(null);
  const hovered = useDayDrop(ref, day);
  const past = day < today;
  const shown = items.length > VISIBLE_ITEMS ? items.slice(0, VISIBLE_ITEMS - 1) : items;
  const tabIndex = active ? 0 : -1;
  return (
    <td
      ref={ref}
      data-day={day}
      tabIndex={tabIndex}
      aria-label={[dayLabel(day), countLabel(items.length), past ? 'past' : ''].filter(Boolean).join(', ')}
      aria-current={day === today ? 'date' : undefined}
      onFocus={() => onFocus(day)}
      onClick={(event) => isOnDay(event) && onCompose(day)}
      onKeyDown={onKeyDown}
      className={cn(
        'group/day relative h-30 border-r border-b p-1.5 align-top last:border-r-0 focus-visible:-outline-offset-2',
        past ? 'bg-background' : 'cursor-pointer bg-surface',
        !inMonth && 'bg-canvas',
        (hovered || target) && (past ? 'bg-danger-subtle' : 'bg-accent-subtle inset-ring-2 inset-ring-accent'),
      )}
    >
      <div className="flex h-6 items-center justify-between">
        <span
          className={cn(
            'flex size-6 items-center justify-center rounded-full text-xs font-medium tabular-nums',
            past || !inMonth ? 'text-muted' : 'text-foreground',
            day === today && 'bg-accent text-accent-foreground',
          )}
        >
          {dayNumber(day)}
        </span>
        {!past && (
          <Plus
            aria-hidden
            className="size-4 text-muted opacity-0 transition-opacity group-hover/day:opacity-100 group-focus-visible/day:opacity-100"
          />
        )}
      </div>
      <ul className="mt-1 flex flex-col gap-0.5">
        {shown.map((item) => (
          <li key={item.id} className="min-w-0">
            <CalendarItemLink item={item} tabIndex={tabIndex} onKeyDown={onItemKeyDown} />
          </li>
        ))}
        {items.length > shown.length && (
          <li>
            <DayOverflow day={day} items={items} hidden={items.length - shown.length} tabIndex={tabIndex} />
          </li>
        )}
      </ul>
    </td>
  );
}
