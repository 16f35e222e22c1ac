import { calendarQuerySchema, calendarResponseSchema } from '@/lib/contracts/calendar';
import { listCalendar } from '@/lib/domain/posts/list-calendar';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/calendar: everything planned or published in a span of at most 62 days. */
export const GET = withBusiness(
  { permission: 'read', query: calendarQuerySchema, response: calendarResponseSchema },
  async ({ ctx, query }) => ({ data: await listCalendar(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
