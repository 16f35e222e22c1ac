import { PLATFORMS } from '@/lib/contracts/platform';
import type { Lateness } from '@/lib/contracts/queue';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import {
  type LatenessKind,
  type LatenessRow,
  latenessBetween,
  latenessByHours,
} from '@/lib/data/db/statements/punctuality';
import { HOUR, plus } from '@/lib/foundation/time';
import { BOUNDS_MS, countOf, ON_TIME_MS, quantile, shareWithin } from './lateness';

/** How late first attempts were in the last `spanMs`: an hour from the attempts themselves, longer spans from the counted hours. */
export const readLatenessRows = (spanMs: number, now: Date): Promise<LatenessRow[]> =>
  spanMs <= HOUR
    ? run(pool(), latenessBetween, [plus(now, -spanMs), now, [...BOUNDS_MS]])
    : run(pool(), latenessByHours, [plus(now, -spanMs), now]);

/** All networks together, then each. Pure. */
export const latenessOf = (rows: readonly LatenessRow[]): Lateness[] =>
  (['all', ...PLATFORMS] as const).map((platform) => {
    const its = rows.filter((row) => platform === 'all' || row.platform === platform);
    const [sent, begun, putOff] = (['sent', 'begun', 'put_off'] as const).map((kind) => measure(its, kind));
    return {
      platform,
      posts: sent?.posts ?? 0,
      onTimeShare: sent?.onTimeShare ?? null,
      p50Ms: sent?.p50Ms ?? null,
      p99Ms: sent?.p99Ms ?? null,
      begunP99Ms: begun?.p99Ms ?? null,
      unsent: Math.max(0, (begun?.posts ?? 0) - (sent?.posts ?? 0)),
      putOff: { posts: putOff?.posts ?? 0, p50Ms: putOff?.p50Ms ?? null },
    };
  });

function measure(rows: readonly LatenessRow[], kind: LatenessKind) {
  const buckets = rows.filter((row) => row.kind === kind);
  const worstMs = Math.max(0, ...buckets.map(({ worst_ms }) => worst_ms));
  return {
    posts: countOf(buckets),
    onTimeShare: shareWithin(buckets, ON_TIME_MS),
    p50Ms: quantile(buckets, 0.5, worstMs),
    p99Ms: quantile(buckets, 0.99, worstMs),
  };
}
