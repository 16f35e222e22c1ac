import { workersSeenSchema } from '@/lib/contracts/health';
import { checkWorkers } from '@/lib/server/health/check-workers';
import { otherMethods } from '@/lib/server/http/other-methods';
import { jsonResponse, respond, sendJson } from '@/lib/server/http/respond';

export const dynamic = 'force-dynamic';

/** GET /api/health/workers: whether a worker has been seen in the last 30 seconds. */
export const GET = (request: Request): Promise<Response> =>
  respond(request, async () => sendJson(jsonResponse(workersSeenSchema, await checkWorkers(), 200)));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
