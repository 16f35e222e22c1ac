import type { z } from 'zod';
import { signedIn } from '../auth/authenticate';
import type { SignedIn } from '../auth/read-session';
import { parse } from './field-errors';
import { consumeRequest } from './rate-limit';
import { jsonResponse, respond, sendJson } from './respond';
import { noSuchRoute } from './unknown-route';
import type { RouteHandler } from './with-business';

interface GivenAdmin<P extends z.ZodType | undefined> {
  operator: SignedIn['user'];
  params: P extends z.ZodType ? z.output<P> : undefined;
  now: Date;
}

/** A route of the operator, by session alone; a change must come from our own pages. For everybody else it does not exist. */
export function withAdmin<R extends z.ZodType, P extends z.ZodType | undefined = undefined>(
  options: { params?: P; response: R },
  verb: (given: GivenAdmin<P>) => Promise<z.input<R>>,
): RouteHandler {
  return (request, route) =>
    respond(request, async (exchange) => {
      const { user } = await signedIn(request);
      await consumeRequest(exchange, `user:${user.id}`);
      if (!user.isAdmin) throw noSuchRoute(request);
      const params = options.params && parse(options.params, await route.params);
      const given = { operator: user, params, now: new Date() } as GivenAdmin<P>;
      return sendJson(jsonResponse(options.response, await verb(given), 200));
    });
}
