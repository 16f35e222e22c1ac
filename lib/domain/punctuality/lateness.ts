import { HOUR, SECOND } from '@/lib/foundation/time';

/** A post whose request left within this of its planned time went out on time. */
export const ON_TIME_MS = SECOND;

/** Ten steps a decade (R10), so that a percentile is known to a quarter at worst and mostly to a few per cent. */
const STEPS = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8];
/** Upper bounds of the buckets, in ms; the last bucket has none. */
export const BOUNDS_MS: readonly number[] = [
  ...new Set([0, 1, 2, 3, 4, 5, 6].flatMap((power) => STEPS.map((step) => Math.round(step * 10 ** power)))),
].filter((bound) => bound <= 2 * HOUR);

/** Posts by bucket: bucket `n` is above bound `n - 1` and up to bound `n`. */
export type Buckets = readonly { bucket: number; posts: number }[];

export const countOf = (buckets: Buckets): number => buckets.reduce((sum, { posts }) => sum + posts, 0);

/** The share of posts no later than `ms`, which must be a bound; null of no posts. */
export function shareWithin(buckets: Buckets, ms: number): number | null {
  const within = buckets.filter(({ bucket }) => bucket <= BOUNDS_MS.indexOf(ms));
  const all = countOf(buckets);
  return all === 0 ? null : countOf(within) / all;
}

/** A percentile in ms, straight-lined within its bucket and never above the worst; null of no posts. */
export function quantile(buckets: Buckets, share: number, worstMs: number): number | null {
  const target = share * countOf(buckets);
  if (target === 0) return null;
  let below = 0;
  for (const { bucket, posts } of [...buckets].sort((one, other) => one.bucket - other.bucket)) {
    if (below + posts >= target) {
      const from = BOUNDS_MS[bucket - 1] ?? 0;
      const to = Math.min(BOUNDS_MS[bucket] ?? worstMs, worstMs);
      return Math.round(from + Math.max(0, to - from) * ((target - below) / posts));
    }
    below += posts;
  }
  return Math.round(worstMs);
}
