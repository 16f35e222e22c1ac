import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { redact, secretsOf } from './secrets';

export type HttpBody =
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; fields: Record<string, string> }
  | { kind: 'multipart'; form: FormData }
  | { kind: 'bytes'; bytes: Uint8Array; contentType: string };

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  headers?: Record<string, string>;
  body?: HttpBody;
  timeoutMs?: number;
  signal?: AbortSignal;
  maxResponseBytes?: number;
  /** A token exchange: its answer may repeat a secret of the request, and is kept as it came. */
  answersWithSecrets?: boolean;
}

export interface HttpResponse {
  kind: 'response';
  status: number;
  headers: Headers;
  /** Cut off at `maxResponseBytes`. */
  text: string;
  /** `text` parsed; undefined when it is no JSON. */
  json: unknown;
}

export type HttpResult =
  | HttpResponse
  /** No byte of the request reached the network. */
  | { kind: 'not_sent'; code: string }
  /** The request may have been received and acted upon. */
  | { kind: 'no_answer'; code: string };

export const HTTP_DEFAULTS = { timeoutMs: 20 * SECOND, maxResponseBytes: 1024 * 1024 } as const;

/** Failures of name look-up and connect: certain that nothing was sent. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** One request to a network, sent once: never again, never to where a redirect points. Does not throw for the network's faults. */
export async function sendRequest(request: HttpRequest): Promise<HttpResult> {
  if (request.signal?.aborted) return { kind: 'not_sent', code: 'aborted' };
  const startedAt = performance.now();
  const result = await exchange(request);
  logger().debug(
    {
      method: request.method,
      host: request.url.host,
      path: request.url.pathname,
      answer: result.kind === 'response' ? result.status : `${result.kind}: ${result.code}`,
      ms: Math.round(performance.now() - startedAt),
    },
    'network request',
  );
  return result;
}

async function exchange(request: HttpRequest): Promise<HttpResult> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? HTTP_DEFAULTS.timeoutMs);
  const outgoing = compose(request, request.signal ? AbortSignal.any([request.signal, timeout]) : timeout);
  if (!outgoing) return { kind: 'not_sent', code: 'invalid_request' };
  try {
    const response = await fetch(outgoing);
    const received = await readText(response, request.maxResponseBytes ?? HTTP_DEFAULTS.maxResponseBytes);
    const text = request.answersWithSecrets ? received : redact(received, secretsOf(request));
    return { kind: 'response', status: response.status, headers: response.headers, text, json: parseJson(text) };
  } catch (error) {
    if (timeout.aborted) return { kind: 'no_answer', code: 'timeout' };
    if (request.signal?.aborted) return { kind: 'no_answer', code: 'aborted' };
    const code = causeCode(error);
    return { kind: NEVER_CONNECTED.has(code) ? 'not_sent' : 'no_answer', code };
  }
}

/** null for a request that cannot be written, such as a token with a line break; the reason would quote the token. */
function compose({ url, method, headers, body }: HttpRequest, signal: AbortSignal): Request | null {
  try {
    return new Request(url, {
      method,
      headers: { ...headers, ...contentType(body) },
      body: encode(body),
      redirect: 'manual',
      signal,
    });
  } catch {
    return null;
  }
}

function contentType(body: HttpBody | undefined): Record<string, string> {
  if (body?.kind === 'json') return { 'content-type': 'application/json' };
  return body?.kind === 'bytes' ? { 'content-type': body.contentType } : {};
}

function encode(body: HttpBody | undefined): BodyInit | undefined {
  switch (body?.kind) {
    case 'json':
      return JSON.stringify(body.value);
    case 'form':
      return new URLSearchParams(body.fields);
    case 'multipart':
      return body.form;
    case 'bytes':
      return new Blob([Uint8Array.from(body.bytes)]);
    default:
      return undefined;
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let room = maxBytes;
  for await (const chunk of response.body) {
    text += decoder.decode(chunk.subarray(0, room), { stream: true });
    room -= chunk.byteLength;
    if (room <= 0) break;
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The code of a failed connection; its message is left out, as it may quote the address. */
function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'connection_lost';
}
