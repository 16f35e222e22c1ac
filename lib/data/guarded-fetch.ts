import { lookup as systemLookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { SECOND } from '@/lib/foundation/time';
import { boundedBody } from './bounded-body';
import { asRefusal, notPublic, refused, timedOut } from './fetch-refusal';
import { isPublicAddress } from './public-address';

export interface GuardedRequest {
  method?: 'GET' | 'HEAD';
  headers?: Record<string, string>;
  /** The most bytes of the body, as it comes and as it unfolds. */
  maxBytes: number;
  /** From the first look-up to the last byte. */
  timeoutMs: number;
  /** Answers names instead of the system; for tests. */
  lookup?: LookupFunction;
  /** `address:port` that may be reached although they are not public: those of a network that is a fake of ours, or a test's. */
  exempt?: (address: string, port: number) => boolean;
}

export interface GuardedAnswer {
  /** After redirects. */
  url: URL;
  status: number;
  headers: Headers;
  /** Throws on too many bytes, silence, or the end of the time. */
  body: AsyncIterable<Uint8Array>;
  /** Hangs up on a body that nobody wants. */
  discard(): void;
}

const CONNECT_MS = 5 * SECOND;
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const USER_AGENT = 'AIGrowthManager/1.0 (link preview and media import)';

/**
 * GETs an address that a person gave. Only http and https, on their own ports; each address that a name stands for must
 * be public at the moment of the connection, and so again on every redirect.
 * @throws AppError on field `url`, saying what is wrong with it
 */
export async function guardedFetch(address: string | URL, request: GuardedRequest): Promise<GuardedAnswer> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  let url = parseAddress(address, undefined);
  for (let redirects = 0; ; redirects++) {
    requireOpen(url, request);
    const answer = await send(url, request, deadline);
    const status = answer.statusCode ?? 0;
    const location = REDIRECTS.has(status) ? answer.headers.location : undefined;
    if (location === undefined) {
      const body = boundedBody(answer, request.maxBytes, deadline);
      return { url, status, headers: headersOf(answer), body, discard: () => answer.destroy() };
    }
    answer.destroy();
    if (redirects === MAX_REDIRECTS) throw refused('too_many_redirects', 'The address redirects more than five times.');
    url = parseAddress(location, url);
  }
}

function parseAddress(address: string | URL, base: URL | undefined): URL {
  try {
    return new URL(address, base);
  } catch {
    throw refused('invalid_url', 'This is no address. Give a whole one, such as https://example.com/picture.jpg.');
  }
}

/** What can be told before a name is looked up. A host that is an IP address is never looked up, so it is checked here. */
function requireOpen(url: URL, { exempt }: GuardedRequest): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refused('invalid_url', 'Only addresses that begin with https:// or http:// can be fetched.');
  if (url.username || url.password)
    throw refused('credentials', 'The address holds a user name or password. Give one that is open to everybody.');
  const [host, port] = [hostOf(url), portOf(url)];
  if (exempt?.(host, port)) return;
  if (isIP(host) && !isPublicAddress(host)) throw notPublic();
  if (port !== 80 && port !== 443) throw refused('invalid_port', 'Only the ports 80 and 443 can be fetched from.');
}

function send(url: URL, request: GuardedRequest, deadline: AbortSignal): Promise<IncomingMessage> {
  const { request: start } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const call = start(url, {
      method: request.method ?? 'GET',
      agent: false,
      signal: deadline,
      lookup: publicLookup(portOf(url), request),
      headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, deflate, br', accept: '*/*', ...request.headers },
    });
    const connecting = setTimeout(() => call.destroy(timedOut()), Math.min(CONNECT_MS, request.timeoutMs));
    call.on('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting)),
    );
    call.on('close', () => clearTimeout(connecting));
    call.on('response', resolve);
    call.on('error', (error) => reject(asRefusal(error, deadline)));
    call.end();
  });
}

/** The look-up whose answer the connection is made to: what is checked is what is connected to. */
const publicLookup =
  (port: number, { lookup = systemLookup as LookupFunction, exempt }: GuardedRequest): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const isInside = ({ address }: { address: string }) => !exempt?.(address, port) && !isPublicAddress(address);
      if (addresses.some(isInside)) return done(notPublic(), '');
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      return done(first ? null : new Error('ENOTFOUND'), first?.address ?? '', first?.family);
    });

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

function headersOf({ headers }: IncomingMessage): Headers {
  const known = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) known.set(name, String(value));
  return known;
}
