import { AppError } from '@/lib/foundation/errors';
import { respond } from './respond';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Handler = (request: Request) => Promise<Response>;

/** What a route exports for the methods that it does not have: a 405 that names those it has. OPTIONS names them too. */
export function otherMethods<Known extends Method>(
  ...known: Known[]
): Record<Exclude<Method, Known> | 'OPTIONS', Handler> {
  const isRead = known.some((method) => method === 'GET');
  const allow = [...known, ...(isRead ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const refuse: Handler = (request) =>
    respond(request, async ({ headers }) => {
      headers.set('allow', allow);
      const { pathname } = new URL(request.url);
      throw new AppError('method_not_allowed', `${pathname} takes no ${request.method}. It takes ${known.join(', ')}.`);
    });
  const options: Handler = async () => new Response(null, { status: 204, headers: { allow } });
  const all = { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options };
  return all;
}
