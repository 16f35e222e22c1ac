import { DAY, plus } from '@/lib/foundation/time';
import type { AccountCall, AccountMetricsAnswer, PlatformMetrics, PostMetrics, PostMetricsAnswer } from '../platform';
import { asFailure, Refused } from '../refusal';
import { readMe } from './me';
import { readPostMetrics } from './read-post-metrics';

/** For posts of the last 30 days an author is told what others are not, such as clicks on links. */
const PRIVATE_METRICS_MS = 30 * DAY;
const NEEDED = ['tweet.read', 'users.read'];

export const xMetrics: PlatformMetrics = {
  batchSize: 100,
  /** docs.x.com, Pricing; once a post and UTC day. The price of owned reads is for the app owner's own account alone. */
  usdPerPostRead: 0.005,
  posts: postMetrics,
  account: accountMetrics,
};

async function postMetrics(call: Parameters<PlatformMetrics['posts']>[0]): Promise<PostMetricsAnswer> {
  const youngest = plus(call.now, -PRIVATE_METRICS_MS);
  const young = call.posts.filter(({ publishedAt }) => publishedAt > youngest);
  const old = call.posts.filter(({ publishedAt }) => publishedAt <= youngest);
  const found = new Map<string, PostMetrics | 'gone'>();
  let postsCharged = 0;
  for (const { posts, isPrivate } of [
    { posts: young, isPrivate: true },
    { posts: old, isPrivate: false },
  ]) {
    if (posts.length === 0) continue;
    const answer = await asFailure(() => readPostMetrics(withRights(call), posts, isPrivate));
    // What was read before a refusal has been paid for.
    if ('kind' in answer) {
      return found.size === 0 ? answer : { kind: 'read', posts: found, postsCharged, interrupted: answer };
    }
    for (const [id, metrics] of answer.posts) found.set(id, metrics);
    postsCharged += answer.postsCharged;
  }
  return { kind: 'read', posts: found, postsCharged };
}

function accountMetrics(call: AccountCall): Promise<AccountMetricsAnswer> {
  return asFailure(async () => {
    const { public_metrics } = await readMe(withRights(call), ['public_metrics']);
    return { kind: 'read', followers: public_metrics?.followers_count ?? null } as const;
  });
}

/** @throws Refused before any request. */
function withRights(call: AccountCall): AccountCall {
  const missing = NEEDED.filter((scope) => !call.access.scopes.includes(scope));
  if (missing.length === 0) return call;
  const detail = `X did not grant ${missing.join(' and ')}. Connect the account again and allow everything that is asked.`;
  throw new Refused({ kind: 'PERMISSION', code: 'missing_scope', detail });
}
