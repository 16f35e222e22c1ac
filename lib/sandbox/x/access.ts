import { MINUTE, SECOND } from '@/lib/foundation/time';
import type { FaultOperation } from '../faults';
import type { Call } from '../routes';
import { bearerToken, findToken, tokenState } from '../tokens';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { takeFromDay } from './day-limits';
import { findUser, type XUser } from './people';
import {
  creditsDepleted,
  faultReplies,
  notPermitted,
  spendCapReached,
  tooManyRequests,
  unauthorized,
} from './problems';

export const CREDITS_SETTING = 'x:creditsDepleted';
export const SPEND_CAP_SETTING = 'x:spendCapReached';
const WINDOW_MS = 15 * MINUTE;

export interface Endpoint {
  name: string;
  /** Requests of one user in a window of 15 minutes. */
  limit: number;
  scopes: readonly string[];
  operation: FaultOperation;
  /** Counted by the day as well. */
  hasDayLimits?: boolean;
}

/** Answers as a user of X: token, scopes, credits, rate limit and faults, in that order, before `work`. */
export async function asUser(
  call: Call,
  endpoint: Endpoint,
  work: (user: XUser) => Promise<Response>,
): Promise<Response> {
  const text = bearerToken(call.request);
  const token = text === null ? null : await findToken(call.world, text);
  if (token?.network !== 'x' || token.kind !== 'access' || tokenState(call.world, token) !== 'live') {
    return unauthorized();
  }
  const user = findUser(token.accountId);
  if (!user || !endpoint.scopes.every((scope) => token.scopes.includes(scope))) return notPermitted();
  if (await call.world.setting(CREDITS_SETTING, false)) return creditsDepleted(user.id);
  if (await call.world.setting(SPEND_CAP_SETTING, false)) return spendCapReached(call.world, user.id);
  const window = await takeFromWindow(call.world, endpoint, user.id);
  const day = endpoint.hasDayLimits && window.taken ? await takeFromDay(call.world, user.id) : null;
  const headers = { ...window.headers, ...day?.headers };
  if (!window.taken || day?.taken === false) return tooManyRequests(headers);
  const target = { network: 'x', operation: endpoint.operation, account: user.id } as const;
  const response = await underFault(call.world, target, faultReplies(call.world), () => work(user));
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}

interface Window {
  startedAtMs: number;
  used: number;
}

async function takeFromWindow(
  world: World,
  { name, ...endpoint }: Endpoint,
  userId: string,
): Promise<{ taken: boolean; headers: Record<string, string> }> {
  const nowMs = world.now().getTime();
  const limit = await world.setting('x:callLimit', endpoint.limit);
  let taken = false;
  const window = await world.store.update<Window>('x-windows', `${name}/${userId}`, (current) => {
    const open = current && nowMs < current.startedAtMs + WINDOW_MS ? current : { startedAtMs: nowMs, used: 0 };
    taken = open.used < limit;
    return { ...open, used: taken ? open.used + 1 : open.used };
  });
  const used = window?.used ?? 0;
  return {
    taken,
    headers: {
      'x-rate-limit-limit': String(limit),
      'x-rate-limit-remaining': String(limit - used),
      'x-rate-limit-reset': String(Math.ceil(((window?.startedAtMs ?? nowMs) + WINDOW_MS) / SECOND)),
    },
  };
}
