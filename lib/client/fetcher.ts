import { ApiProblem, type FieldProblem } from './api-problem';

/** Anything with zod's `parse`; the schema comes from `lib/contracts`. */
export interface Parser<Value> {
  parse(value: unknown): Value;
}

/**
 * Takes the answer as its contract says. Every route of ours parses what it sends; parsing again here would cost each
 * page 90 KB of zod. Use a schema where the answer comes from anybody else.
 */
export const trusted = <Value>(): Parser<Value> => ({ parse: (value) => value as Value });

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON, unless it is a FormData. */
  body?: unknown;
  /** Repeating a request with the same key repeats its answer, not its effect. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  const isForm = options.body instanceof FormData;
  if (options.body !== undefined && !isForm) headers.set('content-type', 'application/json');
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  const body = options.body instanceof FormData ? options.body : JSON.stringify(options.body);
  try {
    return await fetch(path, { method: options.method ?? 'GET', headers, body, signal: options.signal });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    const message = 'The server cannot be reached. Check your connection and try again.';
    throw new ApiProblem(message, { code: 'offline', status: 0, cause });
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' && value ? value : otherwise);

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((entry) => ({
    path: textOr(entry.path, ''),
    code: textOr(entry.code, 'invalid'),
    message: textOr(entry.message, 'This value is not accepted.'),
  }));
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = 'The server answered with something that is not JSON. Try again in a moment.';
    throw new ApiProblem(message, {
      code: 'unreadable_answer',
      status: response.status,
      requestId: response.headers.get('x-request-id'),
      cause,
    });
  }
}

/** A problem document (RFC 9457) as an error. */
async function problemFrom(response: Response): Promise<ApiProblem> {
  const parsed = await readJson(response);
  const document = isRecord(parsed) ? parsed : {};
  const retryAfter = Number(response.headers.get('retry-after'));
  return new ApiProblem(textOr(document.detail, textOr(document.title, `The server answered ${response.status}.`)), {
    code: textOr(document.code, 'internal_error'),
    status: response.status,
    requestId: textOr(document.requestId, response.headers.get('x-request-id') ?? '') || null,
    errors: fieldProblems(document.errors),
    retryAfterSeconds: retryAfter > 0 ? retryAfter : null,
  });
}

/** Asks our own API: the parsed answer, or an `ApiProblem`. */
export async function request<Value>(
  path: string,
  schema: Parser<Value>,
  options: RequestOptions = {},
): Promise<Value> {
  const response = await send(path, options);
  if (!response.ok) throw await problemFrom(response);
  const body = await readJson(response);
  try {
    return schema.parse(body);
  } catch (cause) {
    const message = 'This page and the server do not understand each other. Reload the page.';
    const requestId = response.headers.get('x-request-id');
    throw new ApiProblem(message, { code: 'unexpected_answer', status: response.status, requestId, cause });
  }
}
