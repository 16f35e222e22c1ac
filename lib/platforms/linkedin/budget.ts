import { remember } from '@/lib/foundation/remember';
import { DAY } from '@/lib/foundation/time';
import type { AccountAccess } from '../platform';
import type { RatePriority } from '../rate';
import { Refused } from '../refusal';

/** LinkedIn publishes no figure; members report 100 to 150 posts a day, so the lower is where we begin to slow down. */
export const COMMUNITY_POSTS_PER_DAY = 100;

export const POSTS_BUCKET = 'POST /rest/posts';

/** A limit's name: LinkedIn counts by method and resource. */
export const bucketOf = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.split('/').slice(0, 3).join('/')}`;

/** LinkedIn's quotas are per UTC day. */
export const nextUtcMidnight = (now: Date): Date => new Date((Math.floor(now.getTime() / DAY) + 1) * DAY);

/** @throws Refused when the account's or the app's budget says to wait */
export async function passBudget({ rate }: AccountAccess, bucket: string, priority: RatePriority): Promise<void> {
  const until = await rate.before(bucket, priority);
  if (!until) return;
  const detail = `LinkedIn’s limit for this account is nearly reached. It goes on at ${until.toISOString()}.`;
  throw new Refused({ kind: 'RATE_LIMITED', until, code: 'budget', detail });
}

/** Does `call`; a limit that LinkedIn tells, which it does only once it is reached, is kept. */
export async function noteLimit<T>({ rate }: AccountAccess, bucket: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'RATE_LIMITED') {
      await rate.after([{ scope: 'account', bucket, used: 1, remaining: 0, resetAt: error.refusal.until }]);
    }
    throw error;
  }
}

interface DayCount {
  day: number;
  posts: number;
}

const counts = (): Map<string, DayCount> => remember('linkedin-day-counts', () => new Map<string, DayCount>());

/** Counts a post of today against what members report. Of this process alone: LinkedIn itself tells nothing. */
export async function countPost({ accountId, rate }: AccountAccess, now: Date): Promise<void> {
  const day = Math.floor(now.getTime() / DAY);
  const known = counts().get(accountId);
  const posts = (known?.day === day ? known.posts : 0) + 1;
  counts().set(accountId, { day, posts });
  const used = Math.min(1, posts / COMMUNITY_POSTS_PER_DAY);
  await rate.after([{ scope: 'account', bucket: POSTS_BUCKET, used, remaining: null, resetAt: nextUtcMidnight(now) }]);
}
