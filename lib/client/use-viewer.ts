'use client';
import { useSyncExternalStore } from 'react';
import type { HourCycle } from './format-time';

export interface Viewer {
  /** IANA. */
  zone: string;
  hourCycle: HourCycle;
  /** 0 = Sunday … 6 = Saturday, as `Date.prototype.getDay` counts. */
  weekStart: number;
}

type WithWeekInfo = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

function readViewer(): Viewer {
  const { timeZone, hourCycle } = new Intl.DateTimeFormat(navigator.language, { hour: 'numeric' }).resolvedOptions();
  const locale: WithWeekInfo = new Intl.Locale(navigator.language);
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  return {
    zone: timeZone,
    hourCycle: hourCycle === 'h12' || hourCycle === 'h11' ? 'h12' : 'h23',
    weekStart: firstDay % 7,
  };
}

let viewer: Viewer | undefined;
const subscribe = () => () => undefined;
const snapshot = (): Viewer => {
  viewer ??= readViewer();
  return viewer;
};

/** The browser's zone and habits; null on the server and in the first paint, so that both say the same. */
export const useViewer = (): Viewer | null => useSyncExternalStore(subscribe, snapshot, () => null);
