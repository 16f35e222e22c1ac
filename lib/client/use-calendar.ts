'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import useSWR from 'swr';
import type { CalendarItem, CalendarResponse } from '@/lib/contracts/calendar';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { request, trusted } from './fetcher';

const REFRESH_MS = 30_000;

function withItem(items: readonly CalendarItem[], changed: CalendarItem): CalendarItem[] {
  const rest = items.filter((item) => item.id !== changed.id);
  return [...rest, changed].sort((a, b) => a.scheduledAt.localeCompare(b.scheduledAt) || a.id.localeCompare(b.id));
}

/** The posts of a span (ISO 8601, `to` exclusive), refreshed while the page is looked at, and the way to move one. */
export function useCalendar(businessId: string, span: { from: string; to: string }) {
  const [loadedAt, setLoadedAt] = useState<string | null>(null);
  const { data, error, isLoading, isValidating, mutate } = useSWR(
    swrKeys.calendar(businessId, span),
    (key) => request(key, trusted<CalendarResponse>()),
    {
      refreshInterval: REFRESH_MS,
      // The page has just read what it hands over.
      revalidateOnMount: false,
      keepPreviousData: false,
      onSuccess: () => setLoadedAt(new Date().toISOString()),
    },
  );
  const shown = useRef(data);
  useEffect(() => {
    shown.current = data;
  });

  /** Shows the item at its new time at once; puts it back and throws when the server refuses. */
  const reschedule = useCallback(
    async (item: CalendarItem, at: Date): Promise<CalendarItem> => {
      const moved = { ...item, scheduledAt: at.toISOString() };
      const show = (each: CalendarItem) =>
        mutate({ data: withItem(shown.current?.data ?? [], each) }, { revalidate: false });
      await show(moved);
      try {
        await request(swrKeys.scheduledPost(businessId, item.id), trusted<unknown>(), {
          method: 'PATCH',
          body: { scheduledAt: moved.scheduledAt },
        });
        return moved;
      } catch (refusal) {
        await show(item);
        throw refusal;
      } finally {
        void mutate();
      }
    },
    [businessId, mutate],
  );
  const reload = useCallback(() => void mutate(), [mutate]);

  return { items: data?.data, error, isLoading, isValidating, loadedAt, reload, reschedule };
}
