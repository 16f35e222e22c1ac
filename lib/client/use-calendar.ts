'use client';
import useSWR from 'swr';
import type { z } from 'zod';
import type { CalendarItem, CalendarResponse } from '@/lib/contracts/calendar';
import type { scheduledPostDetailResponseSchema } from '@/lib/contracts/scheduled-posts';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { request, trusted } from './fetcher';

const REFRESH_MS = 30_000;

type Updated = z.infer<typeof scheduledPostDetailResponseSchema>;

function withItem(items: readonly CalendarItem[], changed: CalendarItem): CalendarItem[] {
  const rest = items.filter((item) => item.id !== changed.id);
  return [...rest, changed].sort((a, b) => a.scheduledAt.localeCompare(b.scheduledAt) || a.id.localeCompare(b.id));
}

/** The posts of a span (ISO 8601, `to` exclusive), refreshed while the page is looked at, and the way to move one. */
export function useCalendar(businessId: string, span: { from: string; to: string }) {
  const { data, error, isLoading, isValidating, mutate } = useSWR(
    swrKeys.calendar(businessId, span),
    (key) => request(key, trusted<CalendarResponse>()),
    { refreshInterval: REFRESH_MS, revalidateOnMount: false, keepPreviousData: false },
  );

  /** Shows the item at its new time at once; puts it back and throws when the server refuses. */
  async function reschedule(item: CalendarItem, at: Date): Promise<CalendarItem> {
    const moved = { ...item, scheduledAt: at.toISOString() };
    await mutate((current) => ({ data: withItem((current ?? data)?.data ?? [], moved) }), { revalidate: false });
    try {
      await request(swrKeys.scheduledPost(businessId, item.id), trusted<Updated>(), {
        method: 'PATCH',
        body: { scheduledAt: moved.scheduledAt },
      });
      return moved;
    } catch (refusal) {
      await mutate((current) => ({ data: withItem(current?.data ?? [], item) }), { revalidate: false });
      throw refusal;
    } finally {
      void mutate();
    }
  }

  return { items: data?.data, error, isLoading, isValidating, reload: () => void mutate(), reschedule };
}
