import { AppError } from '@/lib/foundation/errors';
import { respond } from './respond';

/** Answers what is no endpoint like everything else: by a problem document. */
export const unknownRoute = (request: Request): Promise<Response> =>
  respond(request, async () => {
    throw noSuchRoute(request);
  });

export function noSuchRoute(request: Request): AppError {
  const { pathname } = new URL(request.url);
  return new AppError('not_found', `There is no ${request.method} ${pathname}. Check the address.`);
}
