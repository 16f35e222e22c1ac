import { fractionOf, grownCount } from '../growth';
import type { LedgerPost } from '../ledger';
import type { World } from '../world';

const TYPICAL = {
  IMPRESSION: 900,
  MEMBERS_REACHED: 610,
  REACTION: 38,
  COMMENT: 7,
  RESHARE: 4,
  POST_SAVE: 5,
  CLICK: 26,
} as const;

export type Metric = keyof typeof TYPICAL;
export const isMetric = (name: string): name is Metric => Object.hasOwn(TYPICAL, name);

/** A post's count now; it only grows. */
export const countOf = (world: World, post: LedgerPost, metric: Metric): number =>
  grownCount(post, metric, world.now(), TYPICAL[metric]);

/** For about one post in five LinkedIn does not say a number at all, which is not the same as zero. */
export const isUnsaid = (post: LedgerPost, metric: string): boolean => fractionOf(`${post.id}/unsaid/${metric}`) < 0.2;
