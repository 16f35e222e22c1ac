import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { env } from '@/lib/foundation/env';
import { remember } from '@/lib/foundation/remember';

const HEADER = 'x-forwarded-for';

/**
 * The address that a request came from. Each of our proxies adds one entry at the right, the last one being its own
 * connection to us; whatever stands left of theirs was written by the client and may be anything.
 */
export function clientAddress(connection: string, forwardedFor: string, trustedProxies: number): string {
  const forwarded = forwardedFor.split(',').map((entry) => entry.trim());
  return [...forwarded.filter(Boolean), connection].at(-1 - trustedProxies) ?? connection;
}

/** From here on `X-Forwarded-For` holds one entry, which can be believed: set before the framework sees the request. */
export const trustNoForgedAddress = (): void =>
  remember('client-address', () =>
    subscribe('http.server.request.start', (message) => {
      const { headers, socket } = (message as { request: IncomingMessage }).request;
      const forwarded = [headers[HEADER] ?? []].flat().join(',');
      headers[HEADER] = clientAddress(socket.remoteAddress ?? '', forwarded, env().TRUSTED_PROXIES);
    }),
  );
