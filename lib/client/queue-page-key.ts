import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { pageKey } from './page-key';

/** The two halves of the queue: what goes out by itself, and what needs a hand. */
export const QUEUE_STATUSES = {
  scheduled: ['pending', 'sending'],
  troubled: ['needs_attention', 'held', 'unknown', 'failed'],
} as const satisfies Record<string, readonly ScheduledPostStatus[]>;

export type QueueView = keyof typeof QUEUE_STATUSES;

/** A half of the queue from `from` on. */
export const queuePageKey = (businessId: string, view: QueueView, from: string) =>
  pageKey((cursor) => swrKeys.scheduledPosts(businessId, { status: QUEUE_STATUSES[view].join(','), from, cursor }));
