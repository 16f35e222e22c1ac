import { otherMethods } from '@/lib/server/http/other-methods';
import { withUser } from '@/lib/server/http/with-user';
import { beginConnection } from '@/lib/server/oauth/begin-connection';

/** GET /api/oauth/{platform}/connect?business=…: sends a member to the network to connect an account. */
export const GET = withUser(({ pathname, search }) => `${pathname}${search}`, beginConnection);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
