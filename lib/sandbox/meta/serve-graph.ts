import { MINUTE } from '@/lib/foundation/time';
import { json } from '../json';
import { type Call, dispatch } from '../routes';
import type { IssuedToken } from '../tokens';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { answerBatch, isBatch } from './batch';
import { GraphError, invalidParameter, outOfService, unknownPath } from './graph-error';
import { GraphParams } from './graph-params';
import type { GraphRoute } from './graph-route';
import { passVersionGate } from './graph-version';
import { requireToken, tokenText } from './live-token';
import { countCall, throttled } from './usage';

/** Minutes that an injected rate limit says to wait. */
const INJECTED_WAIT_MS = 5 * MINUTE;

export interface GraphHost {
  /** Whose tokens this host takes. */
  network: 'facebook' | 'instagram';
  /** First path segment, with the slash. */
  prefix: string;
}

/** The Graph API at one host: version, token, allowance, faults, then the route. @throws ConnectionLost */
export async function serveGraph(
  host: GraphHost,
  routes: readonly GraphRoute[],
  request: Request,
  world: World,
  path: string,
): Promise<Response> {
  try {
    const { rest } = await passVersionGate(world, path.slice(host.prefix.length) || '/');
    const params = await GraphParams.read(request);
    if (isBatch(request, rest, params)) {
      return await answerBatch(request, params, (part) =>
        serveGraph(host, routes, part, world, new URL(part.url).pathname),
      );
    }
    const wired = routes.map((route) => ({
      method: route.method,
      path: route.path,
      answer: (call: Call) => answerRoute(host, route, call, params),
    }));
    const response = await dispatch(wired, request, world, rest);
    if (!response) throw unknownPath(rest);
    return response;
  } catch (error) {
    if (error instanceof GraphError) return error.toResponse();
    throw error;
  }
}

async function answerRoute(host: GraphHost, route: GraphRoute, call: Call, params: GraphParams): Promise<Response> {
  const { world, request } = call;
  const operation = typeof route.operation === 'function' ? route.operation(params) : route.operation;
  if (route.open) {
    const target = { network: route.network, operation, account: null };
    return faulty(route, world, null, target, () => answered({}, () => route.answer({ ...call, params })));
  }
  const token = await requireToken(world, host.network, tokenText(request, params));
  const usage = await countCall(world, token, route.network);
  if (usage.refusal) return usage.refusal.toResponse(usage.headers);
  const target = { network: route.network, operation, account: accountOf(route, call, token) };
  return faulty(route, world, token, target, () =>
    answered(usage.headers, async () => {
      refuseUnknown(route, params);
      return route.answer({ ...call, params, token });
    }),
  );
}

async function faulty(
  route: GraphRoute,
  world: World,
  token: IssuedToken | null,
  target: Parameters<typeof underFault>[1],
  work: () => Promise<Response>,
): Promise<Response> {
  const limited = await throttled(world, token, route.network, INJECTED_WAIT_MS);
  const replies = {
    error500: () => outOfService().toResponse(),
    error429: () => limited.refusal.toResponse(limited.headers),
  };
  return underFault(world, target, replies, work);
}

const ALWAYS_TAKEN = ['access_token', 'format', 'locale', 'method', 'pretty'];

/** @throws GraphError 100 */
function refuseUnknown({ accepts }: GraphRoute, params: GraphParams): void {
  if (!accepts) return;
  const unknown = params.names().find((name) => !accepts.includes(name) && !ALWAYS_TAKEN.includes(name));
  if (unknown !== undefined) throw invalidParameter(`Unexpected parameter: ${unknown}`);
}

/** The account in the path (`{page}` or `{page}_{post}`), else the one that the token acts as. */
function accountOf(route: GraphRoute, call: Call, token: IssuedToken): string {
  if (token.kind === 'page' && route.network === 'facebook') return token.accountId;
  const id = route.path.startsWith('/:id') ? (call.param('id').split('_')[0] ?? '') : 'me';
  return id === 'me' || token.network === 'instagram' ? token.accountId : id;
}

async function answered(headers: Record<string, string>, work: () => Promise<object>): Promise<Response> {
  try {
    const result = await work();
    if (!(result instanceof Response)) return json(result, 200, headers);
    for (const [name, value] of Object.entries(headers)) result.headers.set(name, value);
    return result;
  } catch (error) {
    if (error instanceof GraphError) return error.toResponse(headers);
    throw error;
  }
}
