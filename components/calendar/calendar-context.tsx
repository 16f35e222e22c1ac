'use client';
import { createContext, useContext } from 'react';
import type { HourCycle } from '@/lib/client/format-time';
import type { CalendarItem } from '@/lib/contracts/calendar';

export interface CalendarSetting {
  business: string;
  /** The business's IANA zone. */
  zone: string;
  /** `YYYY-MM-DD` in that zone. */
  today: string;
  hourCycle: HourCycle;
  onCompose: (day: string) => void;
  onMove: (item: CalendarItem, day: string) => Promise<void>;
}

const Context = createContext<CalendarSetting | null>(null);
export const CalendarProvider = Context.Provider;

/** What every day and post of the calendar needs to know. */
export function useCalendarSetting(): CalendarSetting {
  const setting = useContext(Context);
  if (!setting) throw new Error('A part of the calendar stands outside CalendarProvider.');
  return setting;
}
