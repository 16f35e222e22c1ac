import { grownCount } from '../growth';
import type { LedgerPost } from '../ledger';
import { invalidParameter } from '../meta/graph-error';
import { type Insight, insight, isWithheld } from '../meta/insight';
import type { World } from '../world';
import { likesOf } from './post-counts';

const POST_METRICS = ['post_media_view', 'post_total_media_view_unique', 'post_clicks', 'post_reactions_by_type_total'];
const CEILINGS: Record<string, number> = {
  post_media_view: 1_800,
  post_total_media_view_unique: 1_200,
  post_clicks: 70,
};

/** Metrics that Meta retired are refused like those that never were. */
export function refuseUnknown(asked: string[], known: readonly string[]): void {
  if (asked.length === 0) throw invalidParameter('The parameter metric is required.');
  if (asked.some((metric) => !known.includes(metric))) {
    throw invalidParameter('The value must be a valid insights metric');
  }
}

export function postInsights(world: World, post: LedgerPost, asked: string[]): Insight[] {
  refuseUnknown(asked, POST_METRICS);
  return asked.flatMap((metric) => {
    if (metric === 'post_clicks' && isWithheld(post.id, metric)) return [];
    const value =
      metric === 'post_reactions_by_type_total'
        ? reactions(likesOf(world, post))
        : grownCount(post, metric, world.now(), CEILINGS[metric] ?? 0);
    return [insight(post.id, metric, 'lifetime', [{ value }])];
  });
}

/** Kinds without a single reaction have no key. */
function reactions(total: number): Record<string, number> {
  const love = Math.floor(total / 5);
  const wow = Math.floor(total / 20);
  const counts = { like: total - love - wow, love, wow };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
