import { grownCount } from '../growth';
import type { LedgerPost } from '../ledger';
import { isWithheld } from '../meta/insight';
import type { World } from '../world';

const TYPICAL = { likes: 140, reach: 1_500, views: 2_300, comments: 9, shares: 14, saved: 22 } as const;
/** Absent for some media. */
const OPTIONAL: readonly string[] = ['shares', 'saved'];

export type Metric = keyof typeof TYPICAL;
export const METRICS = Object.keys(TYPICAL) as Metric[];

/** A media's count now; it only grows. */
export const countOf = (world: World, post: LedgerPost, metric: Metric): number =>
  grownCount(post, metric, world.now(), TYPICAL[metric]);

/** For about one media in four Instagram does not say an optional number at all, which is not the same as zero. */
export const isUnsaid = (post: LedgerPost, metric: string): boolean =>
  OPTIONAL.includes(metric) && isWithheld(post.id, metric);
