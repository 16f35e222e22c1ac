import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { leaseIsOver } from './lease-signal';
import { redact, secretsOf } from './secrets';
import { type Departure, sendOnce } from './send-once';

export type HttpBody =
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; fields: Record<string, string> }
  | { kind: 'multipart'; form: FormData }
  | { kind: 'bytes'; bytes: Uint8Array; contentType: string }
  /** Asked for while it is sent, so that it is never whole in memory. */
  | { kind: 'stream'; chunks: AsyncIterable<Uint8Array>; bytes: number; contentType: string };

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

const USER_AGENT = 'ai-growth-manager';

export const HTTP_DEFAULTS = { timeoutMs: 20 * SECOND, maxResponseBytes: 1024 * 1024 } as const;

/** One request to a network, sent once: never again, never to where a redirect points. Does not throw for the network's faults. */
export async function sendRequest(call: HttpRequest): Promise<HttpResult> {
  if (leaseIsOver(call.signal)) return { kind: 'not_sent', code: 'aborted' };
  const startedAt = performance.now();
  const result = await exchange(call);
  logger().debug(
    {
      method: call.method,
      host: call.url.host,
      path: call.url.pathname,
      answer: result.kind === 'response' ? result.status : `${result.kind}: ${result.code}`,
      ms: Math.round(performance.now() - startedAt),
    },
    'network request',
  );
  return result;
}

async function exchange(call: HttpRequest): Promise<HttpResult> {
  const timeout = AbortSignal.timeout(call.timeoutMs ?? HTTP_DEFAULTS.timeoutMs);
  const departure: Departure = { started: false };
  try {
    const { body, headers } = await encode(call.body);
    const response = await request(call.url, {
      method: call.method,
      headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'identity', ...call.headers, ...headers },
      body,
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      dispatcher: sendOnce(departure, () => !leaseIsOver(call.signal)),
    });
    const received = await readText(response.body, call.maxResponseBytes ?? HTTP_DEFAULTS.maxResponseBytes);
    const text = call.answersWithSecrets ? received : redact(received, secretsOf(call));
    const answered = headersOf(response.headers);
    return { kind: 'response', status: response.statusCode, headers: answered, text, json: parseJson(text) };
  } catch (error) {
    const kind = departure.started ? 'no_answer' : 'not_sent';
    if (leaseIsOver(call.signal)) return { kind, code: 'aborted' };
    return { kind, code: timeout.aborted ? 'timeout' : codeOf(error) };
  }
}

interface EncodedBody {
  body: string | Uint8Array | Readable | null;
  headers: Record<string, string>;
}

async function encode(body: HttpBody | undefined): Promise<EncodedBody> {
  switch (body?.kind) {
    case 'json':
      return { body: JSON.stringify(body.value), headers: { 'content-type': 'application/json' } };
    case 'form':
      return {
        body: new URLSearchParams(body.fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      };
    case 'multipart': {
      const form = new Response(body.form);
      const type = form.headers.get('content-type') ?? 'multipart/form-data';
      return { body: new Uint8Array(await form.arrayBuffer()), headers: { 'content-type': type } };
    }
    case 'bytes':
      return { body: body.bytes, headers: { 'content-type': body.contentType } };
    case 'stream': {
      const headers = { 'content-type': body.contentType, 'content-length': String(body.bytes) };
      return { body: Readable.from(body.chunks, { objectMode: false }), headers };
    }
    default:
      return { body: null, headers: {} };
  }
}

async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let room = maxBytes;
  for await (const chunk of body) {
    text += decoder.decode(chunk.subarray(0, room), { stream: true });
    room -= chunk.byteLength;
    if (room <= 0) break;
  }
  return text + decoder.decode();
}

function headersOf(raw: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The code of what failed; its message is left out, as it may quote the address or a header. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'connection_lost';
