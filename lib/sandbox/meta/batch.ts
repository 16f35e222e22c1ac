import { isObject, json } from '../json';
import { invalidParameter } from './graph-error';
import type { GraphParams } from './graph-params';
import { tokenText } from './live-token';

const MAX_REQUESTS = 50;

/** POST `/` with `batch`: many requests in one. */
export const isBatch = (request: Request, path: string, params: GraphParams): boolean =>
  request.method === 'POST' && path === '/' && params.list('batch') !== null;

/** Answers each part for itself, in order; the body of each is a text. @throws GraphError 100 */
export async function answerBatch(
  request: Request,
  params: GraphParams,
  serve: (part: Request) => Promise<Response>,
): Promise<Response> {
  const parts = params.list('batch') ?? [];
  if (parts.length > MAX_REQUESTS)
    throw invalidParameter(`Too many requests in batch message. Maximum batch size is ${MAX_REQUESTS}`);
  const withHeaders = params.flag('include_headers', true);
  const answers = parts.map(async (part) => {
    if (!isObject(part) || typeof part.relative_url !== 'string') throw invalidParameter('Invalid batch');
    const base = new URL(request.url);
    const url = new URL(`${base.origin}${base.pathname.replace(/\/$/, '')}/${part.relative_url.replace(/^\//, '')}`);
    const token = tokenText(request, params);
    const headers = token === null ? undefined : { authorization: `Bearer ${token}` };
    const answer = await serve(new Request(url, { method: String(part.method ?? 'GET'), headers }));
    const sent = withHeaders ? [...answer.headers].map(([name, value]) => ({ name, value })) : undefined;
    return { code: answer.status, headers: sent, body: await answer.text() };
  });
  return json(await Promise.all(answers));
}
