import { DAY } from '@/lib/foundation/time';
import type { LedgerPost } from '../ledger';
import type { World } from '../world';
import { countOf } from './counts';
import { addressesIn } from './weighted-length';

/** After this, an author is told no more than others. */
const PRIVATE_LIFE_MS = 30 * DAY;
const PRIVATE_FIELDS = ['non_public_metrics', 'organic_metrics'] as const;

/** The numbers for authors alone; clicks are counted where there is something to click. */
export function privateMetrics(world: World, post: LedgerPost): Record<string, object> {
  const numbers = {
    impression_count: countOf(world, post, 'impression_count'),
    user_profile_clicks: countOf(world, post, 'user_profile_clicks'),
    ...(addressesIn(post.text).length > 0 && { url_link_clicks: countOf(world, post, 'url_link_clicks') }),
  };
  return Object.fromEntries(PRIVATE_FIELDS.map((field) => [field, numbers]));
}

export const mayReadPrivate = (world: World, post: LedgerPost, readerId: string): boolean =>
  post.accountId === readerId && world.now().getTime() - new Date(post.createdAt).getTime() < PRIVATE_LIFE_MS;

/** One entry of `errors` for each private field that was asked of a post that does not show it; the post itself is given. */
export const fieldErrors = (world: World, post: LedgerPost, readerId: string, wanted: readonly string[]): object[] =>
  mayReadPrivate(world, post, readerId)
    ? []
    : PRIVATE_FIELDS.filter((field) => wanted.includes(field)).map((field) => ({
        resource_id: post.id,
        resource_type: 'tweet',
        parameter: 'tweet.fields',
        field,
        section: 'data',
        title: 'Field Authorization Error',
        detail: `You are not authorized to access '${field}' on the tweet with id: [${post.id}].`,
        type: 'https://api.twitter.com/2/problems/not-authorized-for-field',
      }));
