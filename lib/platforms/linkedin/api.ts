import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { type HttpRequest, type HttpResponse, sendRequest } from '../http-client';
import { accepted, type RefusalContext } from '../refusal';
import { linkedinRefusal } from './outcome';

export interface LinkedinCall extends Pick<HttpRequest, 'method' | 'body' | 'timeoutMs' | 'signal'>, RefusalContext {
  accessToken: string;
  path: string;
  query?: Record<string, string>;
}

/** One call of LinkedIn's API. `/rest` wants a version header, for which it has no default. @throws Refused */
export async function callLinkedin({ accessToken, path, query, ...call }: LinkedinCall): Promise<HttpResponse> {
  const result = await sendRequest({
    method: call.method,
    url: endpoint(env().LINKEDIN_API_URL, path, query),
    headers: { authorization: `Bearer ${accessToken}`, ...(path.startsWith('/rest/') ? versionHeaders() : {}) },
    body: call.body,
    timeoutMs: call.timeoutMs,
    signal: call.signal,
  });
  return accepted(result, call, linkedinRefusal);
}

const versionHeaders = () => ({
  'linkedin-version': env().LINKEDIN_API_VERSION,
  'x-restli-protocol-version': '2.0.0',
});
