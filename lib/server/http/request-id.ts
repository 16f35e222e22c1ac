import { newId } from '@/lib/foundation/ids';

const ACCEPTABLE = /^[\w.:-]{1,64}$/;

/** The caller's `X-Request-Id` when it is a plain word of at most 64 characters; a new one otherwise. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given !== null && ACCEPTABLE.test(given) ? given : newId('req');
}
