import type { PlatformMetrics } from '../platform';
import { asFailure, Refused } from '../refusal';
import { memberFollowers, memberPostMetrics } from './member-metrics';
import { pageFollowers, pagePostMetrics } from './page-metrics';

/** A page's posts go in one request, a member's in six each. */
const BATCH_SIZE = 20;

export const linkedinMetrics: PlatformMetrics = {
  batchSize: BATCH_SIZE,
  usdPerPostRead: null,
  posts: (call) =>
    asFailure(async () => {
      const isPage = call.access.kind === 'page';
      requireScope(call.access.scopes, isPage ? 'rw_organization_admin' : 'r_member_postAnalytics');
      const urns = call.posts.map(({ platformPostId }) => platformPostId);
      if (!isPage) return memberPostMetrics(call, urns);
      return { kind: 'read', posts: await pagePostMetrics(call, urns), postsCharged: 0 } as const;
    }),
  account: (call) =>
    asFailure(async () => {
      const isPage = call.access.kind === 'page';
      requireScope(call.access.scopes, isPage ? 'rw_organization_admin' : 'r_member_profileAnalytics');
      return { kind: 'read', followers: await (isPage ? pageFollowers : memberFollowers)(call) } as const;
    }),
};

/** @throws Refused without a request: LinkedIn would say the same */
function requireScope(granted: readonly string[], needed: string): void {
  if (granted.includes(needed)) return;
  const detail = `This LinkedIn connection may not read numbers: its app was not granted ${needed}.`;
  throw new Refused({ kind: 'PERMISSION', code: 'missing_scope', detail });
}
