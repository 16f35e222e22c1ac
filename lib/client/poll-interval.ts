import type { ScheduledPost, ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { MINUTE, SECOND } from '@/lib/foundation/time';

/** How long a screen waits before it asks again, by state; null: by the time that is left. 0: nothing more will happen. */
const WAIT_MS = {
  waiting: 15 * SECOND,
  pending: null,
  claimed: SECOND,
  sending: SECOND,
  unknown: 3 * SECOND,
  held: 15 * SECOND,
  needs_attention: 15 * SECOND,
  published: 0,
  failed: 0,
  cancelled: 0,
} as const satisfies Record<ScheduledPostStatus, number | null>;

/** Milliseconds until a post is worth asking after again: each second near its time, rarely long before it. */
export function pollIntervalMs(post: Pick<ScheduledPost, 'status' | 'scheduledAt'> | undefined, now: Date): number {
  if (!post) return SECOND;
  const waitMs = WAIT_MS[post.status];
  if (waitMs !== null) return waitMs;
  const leftMs = Date.parse(post.scheduledAt) - now.getTime();
  return Math.min(MINUTE, Math.max(SECOND, leftMs));
}

/** Whether nothing more will happen to a post by itself. */
export const isSettled = (status: ScheduledPostStatus): boolean => WAIT_MS[status] === 0;

type Followed = Pick<ScheduledPost, 'status' | 'scheduledAt'> & {
  followUps: readonly Pick<ScheduledPost, 'status'>[];
};

/** As `pollIntervalMs`, for a post and all that follows it: a post that stands may still wait for its comment. */
export function pollReceiptMs(post: Followed | undefined, now: Date): number {
  const own = pollIntervalMs(post, now);
  const isOver = post?.followUps.every(({ status }) => isSettled(status)) ?? true;
  return own === 0 && !isOver && post?.status === 'published' ? 3 * SECOND : own;
}
