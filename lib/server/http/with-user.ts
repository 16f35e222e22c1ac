import { routes } from '@/lib/foundation/routes';
import { signedIn } from '../auth/authenticate';
import { readSession, type SignedIn } from '../auth/read-session';
import { consumeRequest } from './rate-limit';
import { redirectTo, wantsPage } from './redirect-to';
import { respond } from './respond';
import type { RouteHandler, RouteParams } from './with-business';

export interface GivenUser {
  request: Request;
  route: RouteParams;
  session: SignedIn;
}

/**
 * A route of a signed-in person, whatever the business; keys are not taken. Opened in a browser by somebody who is
 * not signed in, it leads through the sign-in to `next`.
 */
export function withUser(next: (url: URL) => string, handle: (given: GivenUser) => Promise<Response>): RouteHandler {
  return (request, route) =>
    respond(request, async (exchange) => {
      if (wantsPage(request) && !(await readSession(request.headers.get('cookie')))) {
        return redirectTo(routes.signIn(next(new URL(request.url))));
      }
      const session = await signedIn(request);
      await consumeRequest(exchange, `user:${session.user.id}`);
      return handle({ request, route, session });
    });
}
