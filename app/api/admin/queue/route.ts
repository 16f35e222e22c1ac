import { queueSchema } from '@/lib/contracts/queue';
import { readQueue } from '@/lib/domain/punctuality/read-queue';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withAdmin } from '@/lib/server/http/with-admin';

/** GET /api/admin/queue: workers, depth of the queue and punctuality, for the operator. */
export const GET = withAdmin({ response: queueSchema }, ({ now }) => readQueue(now));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
