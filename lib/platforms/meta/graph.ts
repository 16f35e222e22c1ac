import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { type HttpRequest, type HttpResponse, sendRequest } from '../http-client';
import type { AccountAccess } from '../platform';
import { OPEN_RATE, type RatePriority } from '../rate';
import { accepted, type Refusal, type RefusalContext, Refused } from '../refusal';
import { GRAPH_BUCKET, usageReadings } from './usage';

/** Who calls. Instagram's `metadata` names the host that serves the account. */
export type GraphAccess = Pick<AccountAccess, 'accessToken' | 'rate' | 'metadata'>;

/** A token before there is an account: during a connection. */
export const connecting = (accessToken: string): GraphAccess => ({ accessToken, rate: OPEN_RATE, metadata: {} });

export interface GraphRequest extends Pick<HttpRequest, 'method' | 'timeoutMs'>, Pick<RefusalContext, 'stage'> {
  path: string;
  /** In the JSON body; undefined ones are left out. */
  fields?: Record<string, string | boolean | object | undefined>;
  query?: Record<string, string | undefined>;
  /** The answer holds tokens. */
  answersWithSecrets?: boolean;
  /** `read` for numbers and looks that can wait. */
  priority?: RatePriority;
}

export interface GraphCall extends GraphRequest {
  access: GraphAccess;
  now: Date;
  signal?: AbortSignal;
}

export type Graph = (call: GraphCall) => Promise<HttpResponse>;

/** A Graph API at `base`. The token goes in a header, never in an address. Calls throw Refused. */
export const graphAt =
  (
    base: (access: GraphAccess) => string,
    refusalOf: (response: HttpResponse, context: RefusalContext) => Refusal,
  ): Graph =>
  async ({ access, path, fields, query, priority = 'publish', ...call }) => {
    await requireBudget(access, priority);
    const result = await sendRequest({
      method: call.method,
      url: endpoint(base(access), `/${env().META_API_VERSION}${path}`, query),
      headers: { authorization: `Bearer ${access.accessToken}` },
      body: fields ? { kind: 'json', value: fields } : undefined,
      timeoutMs: call.timeoutMs,
      signal: call.signal,
      answersWithSecrets: call.answersWithSecrets,
    });
    const readings = result.kind === 'response' ? usageReadings(result.headers, call.now) : [];
    if (readings.length > 0) await access.rate.after(readings);
    return accepted(result, call, refusalOf);
  };

/** @throws Refused when the account's or the app's share of calls is to be kept for later. */
async function requireBudget({ rate }: GraphAccess, priority: RatePriority): Promise<void> {
  const until = await rate.before(GRAPH_BUCKET, priority);
  if (!until) return;
  const detail = 'Nearly all calls that Meta allows in an hour are spent; waiting for new ones.';
  throw new Refused({ kind: 'RATE_LIMITED', until, code: 'budget', detail });
}

/** `graph` for one account, one moment and one signal. */
export const graphFor =
  (graph: Graph, { access, signal, now }: Pick<GraphCall, 'access' | 'signal' | 'now'>) =>
  (request: GraphRequest): Promise<HttpResponse> =>
    graph({ access, signal, now, ...request });
