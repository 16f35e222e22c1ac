import { poolSnapshotSchema } from '@/lib/contracts/health';
import { readPool } from '@/lib/server/health/read-pool';
import { otherMethods } from '@/lib/server/http/other-methods';
import { jsonResponse, respond, sendJson } from '@/lib/server/http/respond';

export const dynamic = 'force-dynamic';

/** GET /api/health/pool: the database pool of this process, in numbers alone. */
export const GET = (request: Request): Promise<Response> =>
  respond(request, async () => sendJson(jsonResponse(poolSnapshotSchema, readPool(), 200)));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
