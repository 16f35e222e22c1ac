import { env } from '@/lib/foundation/env';
import { AppError } from '@/lib/foundation/errors';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when a browser says that our own pages sent this: by `Origin`, or by `Sec-Fetch-Site` where it sends no origin. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  if (origin === new URL(env().APP_URL).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}

/** A cookie travels with requests that other sites cause; one that changes anything must come from our own pages. */
export function requireSameOrigin(request: Request): void {
  if (READING.has(request.method) || isSameOrigin(request.headers)) return;
  throw new AppError('forbidden', 'This request did not come from the app itself. Programs send an API key instead.');
}
