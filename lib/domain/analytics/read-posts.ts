import type { Platform } from '@/lib/contracts/platform';
import type { DueWatch } from '@/lib/data/db/statements/metrics';
import type { PlatformFailure, PlatformMetrics, PostMetricsAnswer } from '@/lib/platforms/platform';
import { type Asking, askPosts } from './ask-network';
import { dailyLimitMicros, MICROS, nextUtcDay, setAside, utcDay } from './read-budget';
import { chargedInVain, postponed, type Reading, readingOf } from './reading';

/** Money that was set aside and is not owed after all. */
export interface Refund {
  day: string;
  posts: number;
  micros: number;
}

export interface BatchResult {
  readings: Reading[];
  refund: Refund | null;
  failure: PlatformFailure | null;
  calls: number;
}

interface Batch {
  asking: Asking;
  businessId: string;
  platform: Platform;
  watches: DueWatch[];
  /** Runs work that holds a database connection. */
  onDatabase: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Reads the numbers of at most one call's posts, within the day's money. */
export async function readPosts({ asking, businessId, platform, watches, onDatabase }: Batch): Promise<BatchResult> {
  const { now } = asking;
  const priceMicros = priceOf(asking.source);
  const limitMicros = dailyLimitMicros(platform);
  const chosen =
    priceMicros > 0 && limitMicros !== null
      ? await onDatabase(() => setAside({ businessId, platform }, watches, { limitMicros, priceMicros, now }))
      : { now: watches, waiting: [], charges: 0 };
  const waiting = chosen.waiting.map((watch) => postponed(watch, nextUtcDay(now)));
  if (chosen.now.length === 0) return { readings: waiting, refund: null, failure: null, calls: 0 };

  const answer = await askPosts(asking, chosen.now);
  const today = utcDay(now);
  const charged = chosen.charges > 0 ? chargedOf(chosen.now, answer, today) : new Set<DueWatch>();
  const unowed = chosen.charges - charged.size;
  return {
    readings: [...waiting, ...chosen.now.flatMap((watch) => settled(watch, answer, { platform, now, today, charged }))],
    refund: unowed > 0 ? { day: today, posts: unowed, micros: unowed * priceMicros } : null,
    failure: answer.kind === 'read' ? (answer.interrupted ?? null) : answer,
    calls: 1,
  };
}

const priceOf = ({ usdPerPostRead }: PlatformMetrics): number => Math.round((usdPerPostRead ?? 0) * MICROS);

/** The posts that count as paid from now on: as many as the network charged for, or all when that is not known. */
function chargedOf(watches: DueWatch[], answer: PostMetricsAnswer, today: string): Set<DueWatch> {
  const unpaid = watches.filter((watch) => watch.charged_on !== today);
  if (answer.kind === 'UNKNOWN_OUTCOME') return new Set(unpaid);
  if (answer.kind !== 'read') return new Set();
  const given = unpaid.filter((watch) => typeof answer.posts.get(watch.platform_post_id) === 'object');
  return new Set(given.slice(0, answer.postsCharged));
}

interface Settling {
  platform: Platform;
  now: Date;
  today: string;
  charged: ReadonlySet<DueWatch>;
}

function settled(watch: DueWatch, answer: PostMetricsAnswer, { today, charged, ...seen }: Settling): Reading[] {
  if (answer.kind === 'read') {
    const numbers = answer.posts.get(watch.platform_post_id);
    if (!numbers && answer.interrupted && answer.interrupted.kind !== 'INVALID_CONTENT') return [];
    const reading = readingOf(watch, numbers, seen);
    return [charged.has(watch) ? { ...reading, charged: today } : reading];
  }
  if (answer.kind === 'INVALID_CONTENT') return [readingOf(watch, undefined, seen)];
  return charged.has(watch) ? [chargedInVain(watch, today)] : [];
}
