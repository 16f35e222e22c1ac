import { calendarQuerySchema } from '@/lib/contracts/calendar';
import { keptJson, keptJsonSchema } from '@/lib/server/http/kept-json';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedCalendarJson } from '@/lib/server/reads/calendar';

/** GET /api/v2/calendar: everything planned or published in a span of at most 62 days. */
export const GET = withBusiness(
  { permission: 'read', query: calendarQuerySchema, response: keptJsonSchema },
  async ({ ctx, query }) => keptJson(await cachedCalendarJson(ctx, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
