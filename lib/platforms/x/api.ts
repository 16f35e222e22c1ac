import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { endpoint } from '../endpoint';
import { type HttpRequest, type HttpResponse, sendRequest } from '../http-client';
import type { AccountAccess } from '../platform';
import type { RatePriority } from '../rate';
import { accepted, type RefusalContext, Refused } from '../refusal';
import { xRefusal } from './outcome';
import { dayOf, readingsOf } from './rate';

export interface XCall extends Pick<HttpRequest, 'method' | 'body' | 'timeoutMs' | 'signal'>, RefusalContext {
  access: Pick<AccountAccess, 'accessToken' | 'rate'>;
  priority: RatePriority;
  /** `:id` in it stands for `id`; method and path name the limit that the call is counted by. */
  path: string;
  id?: string;
  query?: Record<string, string | undefined>;
  /** The last thing that is done before the request leaves. */
  beforeSend?: () => Promise<void>;
}

/** One call of X's API, made from the budget and reported to it. @throws Refused */
export async function callX({
  access,
  priority,
  path,
  id = '',
  query,
  beforeSend,
  ...call
}: XCall): Promise<HttpResponse> {
  const bucket = `${call.method} ${path}`;
  await withinBudget(access, bucket, priority);
  await beforeSend?.();
  const result = await sendRequest({
    method: call.method,
    url: endpoint(env().X_API_URL, path.replace(':id', encodeURIComponent(id)), query),
    headers: { authorization: `Bearer ${access.accessToken}` },
    body: call.body,
    timeoutMs: call.timeoutMs,
    signal: call.signal,
  });
  if (result.kind === 'response') await report(access, bucket, result.headers);
  return accepted(result, call, xRefusal);
}

async function withinBudget({ rate }: XCall['access'], bucket: string, priority: RatePriority): Promise<void> {
  for (const name of [bucket, dayOf(bucket)]) {
    const until = await rate.before(name, priority);
    if (!until) continue;
    const detail = "X's limit for this call is nearly spent. It goes on when the limit is renewed.";
    throw new Refused({ kind: 'RATE_LIMITED', until, code: 'budget', detail });
  }
}

/** Never fails: an answer that has come must not be lost over its headers. */
async function report({ rate }: XCall['access'], bucket: string, headers: Headers): Promise<void> {
  const readings = readingsOf(headers, bucket);
  if (readings.length === 0) return;
  try {
    await rate.after(readings);
  } catch (error) {
    logger().warn({ err: error, platform: 'x', bucket }, 'rate limits were not noted');
  }
}
