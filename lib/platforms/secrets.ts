import type { HttpRequest } from './http-client';

const SECRET_FIELDS = new Set([
  'access_token',
  'client_secret',
  'code',
  'code_verifier',
  'fb_exchange_token',
  'input_token',
  'refresh_token',
  'token',
]);
const SHORTEST_SECRET = 8;

/** The values in a request that no log, error or answer may repeat. */
export function secretsOf(request: Pick<HttpRequest, 'url' | 'headers' | 'body'>): string[] {
  const fields = [
    ...request.url.searchParams,
    ...(request.body?.kind === 'form' ? Object.entries(request.body.fields) : []),
  ].flatMap(([name, value]) => (SECRET_FIELDS.has(name) ? [value] : []));
  const authorization = Object.entries(request.headers ?? {}).flatMap(([name, value]) =>
    name.toLowerCase() === 'authorization' ? [value.replace(/^\w+ /, '')] : [],
  );
  return [...fields, ...authorization].filter((value) => value.length >= SHORTEST_SECRET);
}

/** `text` without the secrets: networks do quote a malformed token in their error messages. */
export const redact = (text: string, secrets: readonly string[]): string =>
  secrets.reduce(
    (clean, secret) => clean.replaceAll(secret, '[redacted]').replaceAll(encodeURIComponent(secret), '[redacted]'),
    text,
  );
