import { METRIC_NAMES, type PostMetricValues } from '@/lib/contracts/metrics';
import type { Platform } from '@/lib/contracts/platform';
import type { DueWatch, MetricColumns } from '@/lib/data/db/statements/metrics';
import { DAY } from '@/lib/foundation/time';
import type { PostMetrics } from '@/lib/platforms/platform';
import { MAX_DOUBLINGS, nextReadingAt } from './cadence';

/** While nothing changes, one snapshot so often still says that the post was looked at. */
export const HEARTBEAT_MS = DAY;

/** What became of one due post; its JSON is what `settle_readings` takes. */
export interface Reading extends Partial<PostMetrics> {
  id: string;
  /** The due time under which it was taken: a watch that has moved on since is left alone. */
  seen: Date;
  due: Date | null;
  unchanged: number;
  checked: boolean;
  /** The UTC day on which the network charged for it; null: not now. */
  charged: string | null;
  gone: boolean;
  /** Whether its numbers become a snapshot. */
  kept: boolean;
}

interface Seen {
  platform: Platform;
  now: Date;
  random?: () => number;
}

/** Numbers, `gone`, or undefined where the network did not answer for this post. Pure. */
export function readingOf(watch: DueWatch, answer: PostMetrics | 'gone' | undefined, seen: Seen): Reading {
  if (answer === 'gone') return { ...untouched(watch), due: null, checked: true, gone: true };
  const dueAfter = (unchanged: number) => nextReadingAt({ ...seen, publishedAt: watch.published_at, unchanged });
  if (!answer) return { ...untouched(watch), due: dueAfter(watch.unchanged) };
  const isNews = watch.captured_at === null || !isSame(answer, metricsIn(watch));
  const unchanged = isNews ? 0 : Math.min(MAX_DOUBLINGS, watch.unchanged + 1);
  const due = dueAfter(unchanged);
  return { ...untouched(watch), ...answer, due, unchanged, checked: true, kept: isNews || isStale(watch, seen.now) };
}

/** A post that is not read now: due at the given time, and otherwise as it was. */
export const postponed = (watch: DueWatch, due: Date): Reading => ({ ...untouched(watch), due });

/** A post that may have been charged for without an answer: due as before, and not counted again today. */
export const chargedInVain = (watch: DueWatch, day: string): Reading => ({ ...untouched(watch), charged: day });

/** Numbers that are kept say that the post stands; an answer that has none of them does not. */
export const showsPost = (reading: Reading): boolean =>
  reading.kept && METRIC_NAMES.some((name) => typeof reading[name] === 'number');

const untouched = (watch: DueWatch): Reading => ({
  id: watch.id,
  seen: watch.due_at,
  due: watch.due_at,
  unchanged: watch.unchanged,
  checked: false,
  charged: null,
  gone: false,
  kept: false,
});

const isSame = (one: PostMetrics, other: PostMetricValues): boolean =>
  METRIC_NAMES.every((name) => one[name] === other[name]);

const isStale = (watch: DueWatch, now: Date): boolean =>
  watch.captured_at !== null && now.getTime() - watch.captured_at.getTime() >= HEARTBEAT_MS;

/** Counts fit a double's whole numbers by far. */
const number = (text: string | null): number | null => (text === null ? null : Number(text));

export const metricsIn = (row: MetricColumns): PostMetricValues => ({
  impressions: number(row.impressions),
  reach: number(row.reach),
  reactions: number(row.reactions),
  comments: number(row.comments),
  shares: number(row.shares),
  clicks: number(row.clicks),
  saves: number(row.saves),
  videoViews: number(row.video_views),
});
