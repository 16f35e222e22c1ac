import { signedIn } from '../auth/authenticate';
import type { SignedIn } from '../auth/read-session';
import { consumeRequest } from './rate-limit';
import { respond } from './respond';
import type { RouteHandler, RouteParams } from './with-business';

/** A route of a signed-in person, whatever the business; keys are not taken. The handler makes its own answer. */
export function withUser(
  handle: (given: { request: Request; route: RouteParams; session: SignedIn; requestId: string }) => Promise<Response>,
): RouteHandler {
  return (request, route) =>
    respond(request, async (exchange) => {
      const session = await signedIn(request);
      await consumeRequest(exchange, `user:${session.user.id}`);
      return handle({ request, route, session, requestId: exchange.requestId });
    });
}
