import type { ReportTotals } from '@/lib/contracts/analytics-reports';
import type { RollupMetric, RollupRow } from '@/lib/data/db/statements/analytics-rollups';

/** Adds rollups up. What no post has is missing, not zero. Pure. */
export function totalsOf(rows: readonly RollupRow[]): ReportTotals {
  const sum = (of: (row: RollupRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const metric = (name: RollupMetric) => {
    const posts = sum((row) => row[`${name}_posts`]);
    return { value: posts > 0 ? sum((row) => row[name]) : null, posts };
  };
  const engagements = sum((row) => row.rated_impressions_engagements);
  const impressions = sum((row) => row.rated_impressions);
  const times = rows.flatMap(({ read_at }) => (read_at ? [read_at.getTime()] : []));
  return {
    posts: sum((row) => row.posts),
    impressions: metric('impressions'),
    reach: metric('reach'),
    reactions: metric('reactions'),
    comments: metric('comments'),
    shares: metric('shares'),
    clicks: metric('clicks'),
    saves: metric('saves'),
    videoViews: metric('video_views'),
    engagements: metric('engagements'),
    engagementRate: {
      value: impressions > 0 ? engagements / impressions : null,
      posts: sum((row) => row.rated_impressions_posts),
      engagements,
      impressions,
      denominator: 'impressions',
    },
    measuredAt: times.length > 0 ? new Date(Math.max(...times)).toISOString() : null,
  };
}

/** The share by which a value moved; null where either is missing, or it began at zero. Pure. */
export const changeOf = (current: number | null, previous: number | null): number | null =>
  current === null || previous === null || previous === 0 ? null : (current - previous) / previous;
