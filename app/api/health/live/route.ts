import { livenessSchema } from '@/lib/contracts/health';
import { checkLive } from '@/lib/server/health/check-live';
import { otherMethods } from '@/lib/server/http/other-methods';
import { jsonResponse, respond, sendJson } from '@/lib/server/http/respond';

export const dynamic = 'force-dynamic';

/** GET /api/health/live: this process answers. */
export const GET = (request: Request): Promise<Response> =>
  respond(request, async () => sendJson(jsonResponse(livenessSchema, checkLive(), 200)));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
