import { readinessSchema } from '@/lib/contracts/health';
import { checkReady } from '@/lib/server/health/check-ready';
import { otherMethods } from '@/lib/server/http/other-methods';
import { jsonResponse, respond, sendJson } from '@/lib/server/http/respond';

export const dynamic = 'force-dynamic';

/** GET /api/health/ready: every part that a request needs is well (200), or which one is not and why (503). */
export const GET = (request: Request): Promise<Response> =>
  respond(request, async () => {
    const readiness = await checkReady();
    return sendJson(jsonResponse(readinessSchema, readiness, readiness.status === 'ready' ? 200 : 503));
  });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
