import { auth } from '@/lib/server/auth/auth';
import { otherMethods } from '@/lib/server/http/other-methods';

/** /api/auth/*: sign-up, sign-in and sign-out by e-mail and password. */
const handle = (request: Request): Promise<Response> => auth().handler(request);

export { handle as GET, handle as POST };

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
