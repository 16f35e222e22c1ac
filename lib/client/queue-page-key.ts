import type { ScheduledPostStatus, ScheduledPostsPage } from '@/lib/contracts/scheduled-posts';
import { swrKeys } from '@/lib/contracts/swr-keys';

/** What waits, is under way, or needs a hand: all but what has ended well or was called off. */
export const QUEUE_STATUSES = [
  'pending',
  'claimed',
  'sending',
  'unknown',
  'held',
  'needs_attention',
  'failed',
] as const satisfies readonly ScheduledPostStatus[];

/** The address of each page of the queue, made from the page before it. Server and browser share it. */
export const queuePageKey =
  (businessId: string) =>
  (index: number, before: ScheduledPostsPage | null): string | null => {
    const status = QUEUE_STATUSES.join(',');
    if (index === 0) return swrKeys.scheduledPosts(businessId, { status });
    return before?.nextCursor ? swrKeys.scheduledPosts(businessId, { status, cursor: before.nextCursor }) : null;
  };
