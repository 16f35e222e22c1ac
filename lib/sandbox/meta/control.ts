import { z } from 'zod';
import { controlBody } from '../control-body';
import { json } from '../json';
import { deletePost } from '../ledger';
import { changeTokens } from '../tokens';
import type { World } from '../world';
import { setDeath } from './live-token';

const settingsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const revokeSchema = z.strictObject({ subcode: z.number().int() });

/**
 * Meta's own switches under `/__fake/{network}/`:
 * `POST revoke/{account} {"subcode": 460}`, `POST delete/{post}` and `POST settings {"usagePercent": 85}`. Null for anything else.
 */
export async function metaControl(
  network: 'facebook' | 'instagram',
  settings: readonly string[],
  request: Request,
  world: World,
  path: string,
): Promise<Response | null> {
  if (request.method !== 'POST') return null;
  const account = /^revoke\/(\w+)$/.exec(path)?.[1];
  if (account !== undefined) return revoke(network, account, request, world);
  const post = /^delete\/(\w+)$/.exec(path)?.[1];
  if (post !== undefined) return json({ deleted: await deletePost(world, network, post) });
  return path === 'settings' ? change(network, settings, request, world) : null;
}

async function revoke(
  network: 'facebook' | 'instagram',
  account: string,
  request: Request,
  world: World,
): Promise<Response> {
  const parsed = await controlBody(request, revokeSchema);
  if (parsed instanceof Response) return parsed;
  const revokedAtMs = world.now().getTime();
  await setDeath(world, network, account, parsed.value.subcode);
  return json({ changed: await changeTokens(world, network, account, (token) => ({ ...token, revokedAtMs })) });
}

async function change(
  network: 'facebook' | 'instagram',
  settings: readonly string[],
  request: Request,
  world: World,
): Promise<Response> {
  const parsed = await controlBody(request, settingsSchema);
  if (parsed instanceof Response) return parsed;
  const wanted = Object.entries(parsed.value);
  const unknown = wanted.filter(([name]) => !settings.includes(name) && !SHARED.includes(name));
  if (unknown.length > 0) return json({ error: `The settings are ${[...settings, ...SHARED].join(', ')}.` }, 400);
  for (const [name, value] of wanted) {
    await world.setSetting(`${SHARED.includes(name) ? 'meta' : network}:${name}`, value);
  }
  return json({ ok: true });
}

/** Both networks share these. */
const SHARED = ['oldestVersion', 'throttleCode'];
