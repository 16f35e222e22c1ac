import { z } from 'zod';
import { reportQuerySchema } from '@/lib/contracts/analytics-reports';
import { exportPosts } from '@/lib/domain/analytics/export-posts';
import { csvResponse } from '@/lib/server/http/csv-response';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/analytics/export: the posts of a period with their latest numbers, as CSV. */
export const GET = withBusiness(
  { permission: 'read', query: reportQuerySchema, response: z.instanceof(Response) },
  async ({ ctx, query }) => csvResponse(await exportPosts(ctx, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
