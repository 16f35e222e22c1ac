import { plus } from '@/lib/foundation/time';
import type { RatePriority, RateReading } from '@/lib/platforms/rate';

export interface KeptReading extends RateReading {
  /** When the network said it. */
  readAt: Date;
}

/** From this share on, posts are spread over what is left of the window, and numbers are no longer read. */
export const SLOW_FROM = 0.8;
/** Where a network tells a share alone: a call is taken for a hundredth of it. */
const CALLS_PER_WHOLE = 100;

/** The time from which a call may be made by what a network said last; null is now. Pure. */
export function paceOf(
  { used, remaining, resetAt, readAt }: KeptReading,
  priority: RatePriority,
  now: Date,
): Date | null {
  if (resetAt <= now || used < SLOW_FROM) return null;
  const left = remaining ?? Math.floor((1 - used) * CALLS_PER_WHOLE);
  if (priority === 'read' || used >= 1 || left <= 0) return resetAt;
  const next = plus(readAt, (resetAt.getTime() - readAt.getTime()) / (left + 1));
  return next > now ? next : null;
}
