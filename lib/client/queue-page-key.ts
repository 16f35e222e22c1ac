import type { ScheduledPostStatus, ScheduledPostsPage } from '@/lib/contracts/scheduled-posts';
import { swrKeys } from '@/lib/contracts/swr-keys';

/** The two halves of the queue: what goes out by itself, and what needs a hand. */
export const QUEUE_STATUSES = {
  scheduled: ['pending', 'sending'],
  troubled: ['needs_attention', 'held', 'unknown', 'failed'],
} as const satisfies Record<string, readonly ScheduledPostStatus[]>;

export type QueueView = keyof typeof QUEUE_STATUSES;

/** The address of each page of a queue from `from` on, made from the page before it. Server and browser share it. */
export const queuePageKey =
  (businessId: string, view: QueueView, from: string) =>
  (index: number, before: ScheduledPostsPage | null): string | null => {
    const filter = { status: QUEUE_STATUSES[view].join(','), from };
    if (index === 0) return swrKeys.scheduledPosts(businessId, filter);
    return before?.nextCursor ? swrKeys.scheduledPosts(businessId, { ...filter, cursor: before.nextCursor }) : null;
  };
