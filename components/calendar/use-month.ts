'use client';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { routes } from '@/lib/foundation/routes';
import { addMonths, firstDayOf, isMonth, monthGrid, monthOf } from './month-grid';

interface MonthOptions {
  business: string;
  /** `YYYY-MM-DD` */
  today: string;
  /** 0 = Sunday … 6 = Saturday. */
  weekStart: number;
}

/** The month on show, kept in the address too, and the active day: both move without asking the server for a page. */
export function useMonth({ business, today, weekStart }: MonthOptions) {
  const asked = useSearchParams().get('month');
  const monthAt = (text: string | null): string => (isMonth(text) ? text : monthOf(today));
  const [month, setMonth] = useState(() => monthAt(asked));
  const [chosenDay, setChosenDay] = useState<string | null>(null);
  const isOnShow = (day: string): boolean => monthGrid(month, weekStart).flat().includes(day);

  // Back, forward and links change the address; `asked` tells of it, but lags behind, so the address itself is read.
  useEffect(() => {
    const read = () => {
      const written = new URLSearchParams(window.location.search).get('month');
      setMonth(isMonth(written) ? written : monthOf(today));
    };
    if (asked !== null) read();
    else setMonth(monthOf(today));
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, [asked, today]);

  const showMonth = (next: string): void => {
    if (next === month) return;
    setMonth(next);
    window.history.pushState(null, '', routes.calendar(business, next));
  };
  const fallbackDay = monthOf(today) === month ? today : firstDayOf(month);
  return {
    month,
    activeDay: chosenDay !== null && isOnShow(chosenDay) ? chosenDay : fallbackDay,
    setActiveDay: (day: string): void => {
      setChosenDay(day);
      if (!isOnShow(day)) showMonth(monthOf(day));
    },
    turn: (count: number) => showMonth(addMonths(month, count)),
    goToToday: () => {
      setChosenDay(today);
      showMonth(monthOf(today));
    },
  };
}
