import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { type HttpRequest, type HttpResponse, sendRequest } from '../http-client';
import { accepted, type Refusal, type RefusalContext } from '../refusal';

export interface GraphCall extends Pick<HttpRequest, 'method' | 'timeoutMs' | 'signal'>, RefusalContext {
  accessToken: string;
  path: string;
  /** In the query of a GET, in the JSON body of a POST; undefined ones are left out. */
  fields?: Record<string, string | boolean | object | undefined>;
  query?: Record<string, string | undefined>;
  /** The answer holds tokens. */
  answersWithSecrets?: boolean;
}

export type Graph = (call: GraphCall) => Promise<HttpResponse>;

/** A Graph API at `base()`. The token goes in a header, never in an address. Calls throw Refused. */
export const graphAt =
  (base: () => string, refusalOf: (response: HttpResponse, context: RefusalContext) => Refusal): Graph =>
  async ({ accessToken, path, fields, query, ...call }) => {
    const result = await sendRequest({
      method: call.method,
      url: endpoint(base(), `/${env().META_API_VERSION}${path}`, query),
      headers: { authorization: `Bearer ${accessToken}` },
      body: fields ? { kind: 'json', value: fields } : undefined,
      timeoutMs: call.timeoutMs,
      signal: call.signal,
      answersWithSecrets: call.answersWithSecrets,
    });
    return accepted(result, call, refusalOf);
  };
