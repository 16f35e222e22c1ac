'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { AgendaDay } from './agenda-day';
import { useCalendarSetting } from './calendar-context';
import type { CalendarMonthProps } from './calendar-grid';
import { groupByDay, monthOf } from './month-grid';
import { MonthStrip } from './month-strip';

/** The month on a phone: a strip of days, then a list of the days that have posts. */
export function Agenda({ month, weekStart, items, activeDay, onActiveDay }: CalendarMonthProps) {
  const { zone, today } = useCalendarSetting();
  const [earlier, setEarlier] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const days = useMemo(() => groupByDay(items, zone), [items, zone]);
  const counts = useMemo(() => new Map([...days].map(([day, each]) => [day, each.length])), [days]);
  const inMonth = [...new Set([...days.keys(), activeDay])].filter((day) => monthOf(day) === month).sort();
  const foldsPast = !earlier && monthOf(today) === month && activeDay >= today;
  const shown = foldsPast ? inMonth.filter((day) => day >= today) : inMonth;

  useEffect(() => {
    if (wanted.current !== activeDay) return;
    wanted.current = null;
    list.current?.querySelector(`[data-agenda-day="${activeDay}"]`)?.scrollIntoView({ block: 'start' });
  }, [activeDay]);

  const select = (day: string) => {
    wanted.current = day;
    onActiveDay(day);
  };
  return (
    <div className="flex flex-col gap-5">
      <MonthStrip month={month} weekStart={weekStart} counts={counts} selected={activeDay} onSelect={select} />
      <div ref={list} className="flex flex-col gap-6">
        {shown.length < inMonth.length && (
          <Button variant="ghost" onClick={() => setEarlier(true)}>
            Show earlier days
          </Button>
        )}
        {shown.map((day) => (
          <AgendaDay key={day} day={day} items={days.get(day) ?? []} />
        ))}
      </div>
    </div>
  );
}
