import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { type HttpRequest, type HttpResponse, sendRequest } from '../http-client';
import { accepted, type RefusalContext } from '../refusal';
import { xRefusal } from './outcome';

export interface XCall extends Pick<HttpRequest, 'method' | 'body' | 'timeoutMs' | 'signal'>, RefusalContext {
  accessToken: string;
  path: string;
  query?: Record<string, string | undefined>;
}

/** One call of X's API. @throws Refused */
export async function callX({ accessToken, path, query, ...call }: XCall): Promise<HttpResponse> {
  const result = await sendRequest({
    method: call.method,
    url: endpoint(env().X_API_URL, path, query),
    headers: { authorization: `Bearer ${accessToken}` },
    body: call.body,
    timeoutMs: call.timeoutMs,
    signal: call.signal,
  });
  return accepted(result, call, xRefusal);
}
