import { readinessSchema } from '@/lib/contracts/health';
import { checkReady } from '@/lib/server/health/check-ready';
import { untilWarm } from '@/lib/server/health/warm-up';
import { otherMethods } from '@/lib/server/http/other-methods';
import { jsonResponse, respond, sendJson } from '@/lib/server/http/respond';

export const dynamic = 'force-dynamic';

/** GET /api/health/ready: requests are served (200, also without a worker), or which part is not well and why (503). */
export const GET = (request: Request): Promise<Response> =>
  respond(request, async () => {
    const [readiness] = await Promise.all([checkReady(), untilWarm()]);
    return sendJson(jsonResponse(readinessSchema, readiness, readiness.status === 'unavailable' ? 503 : 200));
  });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
