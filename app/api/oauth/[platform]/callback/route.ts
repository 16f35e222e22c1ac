import { otherMethods } from '@/lib/server/http/other-methods';
import { withUser } from '@/lib/server/http/with-user';
import { completeConnection } from '@/lib/server/oauth/complete-connection';

/** GET /api/oauth/{platform}/callback: where a network sends the person back. A lost session has to begin anew. */
export const GET = withUser(() => '/', completeConnection);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
