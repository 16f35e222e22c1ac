import { z } from 'zod';
import { PLATFORMS, type Platform, platformSchema } from '@/lib/contracts/platform';
import { controlBody } from './control-body';
import { faultSchema } from './faults';
import { json } from './json';
import { ledger } from './ledger';
import type { FakeNetwork } from './network';
import { type Call, dispatch, type Route } from './routes';
import { changeTokens, tokenState, tokensOf } from './tokens';
import type { World } from './world';

const PREFIX = '/__fake';

/** Switches and views for tests and the curious; no real network has any of it. */
export async function answerControl(
  networks: readonly FakeNetwork[],
  request: Request,
  world: World,
  path: string,
): Promise<Response> {
  const answer = await dispatch(routesFor(networks), request, world, path);
  if (answer) return answer;
  for (const network of networks) {
    const prefix = `${PREFIX}/${network.name}/`;
    if (!path.startsWith(prefix) || !network.control) continue;
    const own = await network.control(request, world, path.slice(prefix.length));
    if (own) return own;
  }
  return json({ error: `No control ${request.method} ${path}.` }, 404);
}

const routesFor = (networks: readonly FakeNetwork[]): Route[] => [
  { method: 'GET', path: `${PREFIX}/posts`, answer: posts },
  { method: 'POST', path: `${PREFIX}/reset`, answer: ({ world }) => done(world.reset()) },
  { method: 'POST', path: `${PREFIX}/faults`, answer: addFault },
  { method: 'GET', path: `${PREFIX}/faults`, answer: async ({ world }) => json({ data: await world.faults.list() }) },
  {
    method: 'DELETE',
    path: `${PREFIX}/faults`,
    answer: ({ world }) => done(world.faults.clear()),
  },
  { method: 'GET', path: `${PREFIX}/clock`, answer: async ({ world }) => json({ now: world.now().toISOString() }) },
  { method: 'POST', path: `${PREFIX}/clock`, answer: moveClock },
  { method: 'GET', path: `${PREFIX}/accounts`, answer: (call) => accounts(networks, call) },
  { method: 'POST', path: `${PREFIX}/accounts/:network/:id/revoke`, answer: revoke },
  { method: 'POST', path: `${PREFIX}/accounts/:network/:id/expire`, answer: expire },
  { method: 'POST', path: `${PREFIX}/accounts/:network/:id/scopes`, answer: removeScopes },
  { method: 'POST', path: `${PREFIX}/:network/read-lag`, answer: setReadLag },
];

async function done(work: Promise<void>): Promise<Response> {
  await work;
  return json({ ok: true });
}

const networkOf = (call: Call): Platform | null => platformSchema.safeParse(call.param('network')).data ?? null;

const unknownNetwork = (): Response => json({ error: `The networks are ${PLATFORMS.join(', ')}.` }, 404);

async function posts({ world, url, origin }: Call): Promise<Response> {
  const wanted = url.searchParams.get('network');
  const network = platformSchema.safeParse(wanted);
  if (wanted !== null && !network.success) return unknownNetwork();
  const found = await ledger(world, network.data ?? null);
  return json({
    data: found.map(({ permalinkPath, media, ...post }) => ({
      ...post,
      role: post.role ?? 'post',
      parentId: post.parentId ?? null,
      media: media.map(({ path, ...medium }) => ({ ...medium, url: new URL(path, origin).href })),
      permalink: new URL(permalinkPath, origin).href,
    })),
  });
}

async function addFault({ request, world }: Call): Promise<Response> {
  const parsed = await controlBody(request, faultSchema.extend({ seed: z.number().int().default(1) }));
  if (parsed instanceof Response) return parsed;
  const { seed, ...fault } = parsed.value;
  return json({ data: await world.faults.add(fault, seed) }, 201);
}

async function moveClock({ request, world }: Call): Promise<Response> {
  const parsed = await controlBody(request, z.strictObject({ advanceMs: z.number().int() }));
  if (parsed instanceof Response) return parsed;
  await world.advance(parsed.value.advanceMs);
  return json({ now: world.now().toISOString() });
}

async function accounts(networks: readonly FakeNetwork[], { world, origin }: Call): Promise<Response> {
  const rows = networks.flatMap((network) => network.accounts.map((account) => ({ network: network.name, account })));
  const data = rows.map(async ({ network, account: { profilePath, ...account } }) => ({
    network,
    ...account,
    profileUrl: new URL(profilePath, origin).href,
    tokens: (await tokensOf(world, network, account.id)).map((token) => ({
      kind: token.kind,
      scopes: token.scopes,
      state: tokenState(world, token),
      expiresAt: token.expiresAtMs === null ? null : new Date(token.expiresAtMs).toISOString(),
    })),
  }));
  return json({ data: await Promise.all(data) });
}

async function revoke(call: Call): Promise<Response> {
  const network = networkOf(call);
  if (!network) return unknownNetwork();
  const revokedAtMs = call.world.now().getTime();
  const changed = await changeTokens(call.world, network, call.param('id'), (token) => ({ ...token, revokedAtMs }));
  return json({ changed });
}

/** Ends access now; refresh tokens stay good unless `{"refresh": true}`. */
async function expire(call: Call): Promise<Response> {
  const network = networkOf(call);
  if (!network) return unknownNetwork();
  const parsed = await controlBody(call.request, z.strictObject({ refresh: z.boolean().default(false) }));
  if (parsed instanceof Response) return parsed;
  const expiresAtMs = call.world.now().getTime();
  const changed = await changeTokens(call.world, network, call.param('id'), (token) =>
    token.kind === 'refresh' && !parsed.value.refresh ? token : { ...token, expiresAtMs },
  );
  return json({ changed });
}

async function removeScopes(call: Call): Promise<Response> {
  const network = networkOf(call);
  if (!network) return unknownNetwork();
  const parsed = await controlBody(call.request, z.strictObject({ remove: z.array(z.string()) }));
  if (parsed instanceof Response) return parsed;
  const { remove } = parsed.value;
  const changed = await changeTokens(call.world, network, call.param('id'), (token) => ({
    ...token,
    scopes: token.scopes.filter((scope) => !remove.includes(scope)),
  }));
  return json({ changed });
}

async function setReadLag(call: Call): Promise<Response> {
  const network = networkOf(call);
  if (!network) return unknownNetwork();
  const parsed = await controlBody(call.request, z.strictObject({ ms: z.number().int().min(0) }));
  if (parsed instanceof Response) return parsed;
  await call.world.setSetting(`${network}:readLagMs`, parsed.value.ms);
  return json({ readLagMs: parsed.value.ms });
}
