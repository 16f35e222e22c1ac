import { analyticsFollowersResponseSchema } from '@/lib/contracts/analytics-followers';
import { reportQuerySchema } from '@/lib/contracts/analytics-reports';
import { readFollowers } from '@/lib/domain/analytics/read-followers';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/analytics/followers: the followers of each account by day. */
export const GET = withBusiness(
  { permission: 'read', query: reportQuerySchema, response: analyticsFollowersResponseSchema },
  async ({ ctx, query }) => ({ data: await readFollowers(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
