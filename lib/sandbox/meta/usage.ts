import type { Platform } from '@/lib/contracts/platform';
import { HOUR, MINUTE } from '@/lib/foundation/time';
import type { IssuedToken } from '../tokens';
import type { World } from '../world';
import { GraphError } from './graph-error';

/** Calls an hour before Meta refuses; the setting `<network>:callLimit` replaces it. */
const CALLS_PER_HOUR = 4_800;
const COLLECTION = 'meta-usage';
const BUSINESS = { facebook: { type: 'pages', code: 80001 }, instagram: { type: 'instagram', code: 80002 } } as const;

const MESSAGES: Record<number, string> = {
  4: '(#4) Application request limit reached',
  17: '(#17) User request limit reached',
  32: '(#32) Page request limit reached',
  613: '(#613) Calls to this api have exceeded the rate limit.',
  80001: 'There have been too many calls to this Page account. Wait a bit and try again.',
  80002: 'There have been too many calls to this Instagram account. Wait a bit and try again.',
};

export interface Usage {
  headers: Record<string, string>;
  /** Set once the limit is reached. */
  refusal: GraphError | null;
}

interface CallWindow {
  startMs: number;
  calls: number;
}

/** People's tokens count against the app; Pages' and professional accounts' tokens against that account. */
const isPersonal = (token: IssuedToken): boolean => token.network === 'facebook' && token.kind === 'access';

/** Counts one call and tells how far the hour's allowance is used up, as Meta's headers do. */
export async function countCall(world: World, token: IssuedToken, network: keyof typeof BUSINESS): Promise<Usage> {
  const nowMs = world.now().getTime();
  const bucket = isPersonal(token) ? `app/${token.clientId}` : `${network}/${token.accountId}`;
  const window = await world.store.update<CallWindow>(COLLECTION, bucket, (current) =>
    current && nowMs - current.startMs < HOUR ? { ...current, calls: current.calls + 1 } : { startMs: nowMs, calls: 1 },
  );
  const limit = await world.setting(`${network}:callLimit`, CALLS_PER_HOUR);
  const floor = await world.setting(`${network}:usagePercent`, 0);
  const calls = window?.calls ?? 1;
  const percent = Math.min(100, Math.max(floor, Math.floor((calls * 100) / limit)));
  if (calls <= limit && floor < 100) return { headers: usageHeaders(token, network, percent, 0), refusal: null };
  return throttled(world, token, network, Math.max(MINUTE, (window?.startMs ?? nowMs) + HOUR - nowMs));
}

/** The refusal, with headers at 100 % that say in how many minutes access returns. */
export async function throttled(
  world: World,
  token: IssuedToken | null,
  network: Platform & keyof typeof BUSINESS,
  regainMs: number,
): Promise<{ headers: Record<string, string>; refusal: GraphError }> {
  const usual = !token || isPersonal(token) ? 4 : BUSINESS[network].code;
  const code = (await world.setting<number | null>('meta:throttleCode', null)) ?? usual;
  const message = MESSAGES[code] ?? `(#${code}) Too many calls`;
  return {
    headers: usageHeaders(token, network, 100, Math.ceil(regainMs / MINUTE)),
    refusal: new GraphError({ code, message }),
  };
}

function usageHeaders(
  token: IssuedToken | null,
  network: keyof typeof BUSINESS,
  percent: number,
  regainMinutes: number,
): Record<string, string> {
  const share = { call_count: percent, total_cputime: Math.floor(percent / 4), total_time: Math.floor(percent / 3) };
  if (!token || isPersonal(token)) return { 'x-app-usage': JSON.stringify(share) };
  const entry = { type: BUSINESS[network].type, ...share, estimated_time_to_regain_access: regainMinutes };
  return {
    'x-app-usage': JSON.stringify({ call_count: 1, total_cputime: 0, total_time: 0 }),
    ...(network === 'facebook' ? { 'x-page-usage': JSON.stringify(share) } : {}),
    'x-business-use-case-usage': JSON.stringify({ [token.accountId]: [entry] }),
  };
}
