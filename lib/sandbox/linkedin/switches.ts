import { z } from 'zod';
import { controlBody } from '../control-body';
import { json } from '../json';
import { dispatch, type Route } from '../routes';
import type { World } from '../world';
import { PROPAGATION_SETTING } from './access';
import { ADDRESS_LIFE_SETTING, processingSetting } from './assets';
import { DAY_LIMIT_SETTING } from './quota';
import { changeApp, isApp } from './scopes';
import { NEWEST_SETTING, OLDEST_SETTING } from './versions';

const scopes = z.array(z.string()).default([]);
const appChange = z.strictObject({
  refuses: scopes,
  drops: scopes,
  refreshTokens: z.boolean().nullable().default(null),
});
const month = z.string().regex(/^20\d{4}$/);

/** What `POST /__fake/linkedin/…` can set. */
const SWITCHES: readonly Route[] = [
  {
    method: 'POST',
    path: 'propagation',
    answer: async ({ request, world }) => {
      const parsed = await controlBody(request, z.strictObject({ seconds: z.number().min(0) }));
      return parsed instanceof Response ? parsed : set(world, { [PROPAGATION_SETTING]: parsed.value.seconds });
    },
  },
  {
    method: 'POST',
    path: 'versions',
    answer: async ({ request, world }) => {
      const parsed = await controlBody(request, z.strictObject({ oldest: month, newest: month }));
      if (parsed instanceof Response) return parsed;
      return set(world, { [OLDEST_SETTING]: parsed.value.oldest, [NEWEST_SETTING]: parsed.value.newest });
    },
  },
  {
    method: 'POST',
    path: 'limits',
    answer: async ({ request, world }) => {
      const parsed = await controlBody(request, z.strictObject({ memberPostsPerDay: z.number().int().min(0) }));
      return parsed instanceof Response ? parsed : set(world, { [DAY_LIMIT_SETTING]: parsed.value.memberPostsPerDay });
    },
  },
  {
    method: 'POST',
    path: 'processing',
    answer: async ({ request, world }) => {
      const ms = z.number().int().min(0);
      const parsed = await controlBody(
        request,
        z.strictObject({ imageMs: ms.default(0), videoMs: ms.default(4_000), documentMs: ms.default(0) }),
      );
      if (parsed instanceof Response) return parsed;
      const { imageMs, videoMs, documentMs } = parsed.value;
      return set(world, {
        [processingSetting('image')]: imageMs,
        [processingSetting('video')]: videoMs,
        [processingSetting('document')]: documentMs,
      });
    },
  },
  {
    method: 'POST',
    path: 'upload-addresses',
    answer: async ({ request, world }) => {
      const parsed = await controlBody(request, z.strictObject({ ms: z.number().int().min(0) }));
      return parsed instanceof Response ? parsed : set(world, { [ADDRESS_LIFE_SETTING]: parsed.value.ms });
    },
  },
  {
    method: 'POST',
    path: 'apps/:id',
    answer: async ({ request, world, param }) => {
      const parsed = await controlBody(request, appChange);
      if (parsed instanceof Response) return parsed;
      if (!isApp(param('id'))) return json({ error: `No LinkedIn app ${param('id')}.` }, 404);
      await changeApp(world, param('id'), parsed.value);
      return json(parsed.value);
    },
  },
];

async function set(world: World, settings: Record<string, string | number>): Promise<Response> {
  for (const [name, value] of Object.entries(settings)) await world.setSetting(name, value);
  return json(settings);
}

export const controlLinkedin = (request: Request, world: World, path: string): Promise<Response | null> =>
  dispatch(SWITCHES, request, world, path);
