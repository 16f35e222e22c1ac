import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { type HttpRequest, type HttpResponse, sendRequest } from '../http-client';
import type { AccountAccess } from '../platform';
import { accepted, type RefusalContext } from '../refusal';
import { bucketOf, noteLimit, passBudget } from './budget';
import { linkedinRefusal } from './outcome';
import { type RestliValue, restliQuery } from './restli';

export interface LinkedinCall extends Pick<HttpRequest, 'method' | 'body' | 'timeoutMs' | 'signal'>, RefusalContext {
  accessToken: string;
  /** URNs in it are percent-encoded. */
  path: string;
  query?: Readonly<Record<string, RestliValue>>;
}

/** One call of LinkedIn's API. `/rest` wants a version header, for which it has no default. @throws Refused */
export async function callLinkedin({ accessToken, path, query, ...call }: LinkedinCall): Promise<HttpResponse> {
  const url = endpoint(env().LINKEDIN_API_URL, path);
  if (query) url.search = restliQuery(query);
  const result = await sendRequest({
    method: call.method,
    url,
    headers: { authorization: `Bearer ${accessToken}`, ...(path.startsWith('/rest/') ? versionHeaders() : {}) },
    body: call.body,
    timeoutMs: call.timeoutMs,
    signal: call.signal,
  });
  return accepted(result, call, linkedinRefusal);
}

/** One call from an account's budget. Numbers are read with the lesser right. @throws Refused */
export async function callAs(
  access: AccountAccess,
  call: Omit<LinkedinCall, 'accessToken'>,
  priority: 'publish' | 'read' = 'publish',
): Promise<HttpResponse> {
  const bucket = bucketOf(call);
  await passBudget(access, bucket, priority);
  return noteLimit(access, bucket, () => callLinkedin({ ...call, accessToken: access.accessToken }));
}

const versionHeaders = () => ({
  'linkedin-version': env().LINKEDIN_API_VERSION,
  'x-restli-protocol-version': '2.0.0',
});
