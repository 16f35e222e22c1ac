import type { Measure } from '@/lib/contracts/analytics-posts';
import type { AnalyticsTimeseries, Granularity } from '@/lib/contracts/analytics-reports';
import { axisText, bucketText } from './day-words';
import { countText } from './number-words';

export interface ChartPoint {
  key: string;
  /** Under the axis. */
  short: string;
  /** In the tooltip and the table. */
  name: string;
  posts: number;
  known: number;
  /** Null where no post of the bucket has the number. */
  value: number | null;
}

export const chartPoints = (
  points: AnalyticsTimeseries['points'],
  granularity: Granularity,
  measure: Measure,
): ChartPoint[] =>
  points.map((point) => ({
    key: point.from,
    short: axisText(point, granularity),
    name: bucketText(point, granularity),
    posts: point.posts,
    known: point[measure].posts,
    value: point[measure].value,
  }));

/** What a bar says when it is pointed at. */
export function pointText({ name, posts, known, value }: ChartPoint, what: string): string {
  if (posts === 0) return `${name}: no posts`;
  const ofPosts = posts === 1 ? '1 post' : `${countText(posts)} posts`;
  if (value === null) return `${name}: ${what} not known yet, ${ofPosts}`;
  return `${name}: ${countText(value)} ${what}, ${known === posts ? ofPosts : `${countText(known)} of ${ofPosts}`}`;
}

/** The places of at most `most` labels under an axis of `length` buckets, evenly apart, from the first on. */
export function labelledPlaces(length: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(length / most));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}
