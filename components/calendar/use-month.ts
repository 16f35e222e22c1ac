'use client';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { routes } from '@/lib/foundation/routes';
import { addMonths, firstDayOf, isMonth, monthGrid, monthOf } from './month-grid';

interface MonthOptions {
  business: string;
  today: string;
  weekStart: number;
}

/** The month on show lives in the address, the active day here: both move without asking the server for a page. */
export function useMonth({ business, today, weekStart }: MonthOptions) {
  const asked = useSearchParams().get('month');
  const month = isMonth(asked) ? asked : monthOf(today);
  const [chosenDay, setChosenDay] = useState<string | null>(null);
  const isOnShow = (day: string): boolean => monthGrid(month, weekStart).flat().includes(day);

  const showMonth = (next: string): void => {
    if (next !== month) window.history.pushState(null, '', routes.calendar(business, next));
  };
  const setActiveDay = (day: string): void => {
    setChosenDay(day);
    if (!isOnShow(day)) showMonth(monthOf(day));
  };
  const fallbackDay = monthOf(today) === month ? today : firstDayOf(month);
  return {
    month,
    activeDay: chosenDay !== null && isOnShow(chosenDay) ? chosenDay : fallbackDay,
    setActiveDay,
    turn: (count: number) => showMonth(addMonths(month, count)),
    goToToday: () => {
      setChosenDay(today);
      showMonth(monthOf(today));
    },
  };
}
