import { z } from 'zod';
import { controlBody } from '../control-body';
import { json } from '../json';
import { dispatch, type Route } from '../routes';
import type { World } from '../world';
import { CREDITS_SETTING } from './access';
import { bill } from './billing';
import { PROCESSING_SETTING } from './media-records';

/** What `/__fake/x/…` shows and sets. */
const SWITCHES: readonly Route[] = [
  { method: 'GET', path: 'billing', answer: async ({ world }) => json(await bill(world)) },
  {
    method: 'POST',
    path: 'credits',
    answer: async ({ request, world }) => {
      const parsed = await controlBody(request, z.strictObject({ depleted: z.boolean() }));
      if (parsed instanceof Response) return parsed;
      await world.setSetting(CREDITS_SETTING, parsed.value.depleted);
      return json(parsed.value);
    },
  },
  {
    method: 'POST',
    path: 'processing',
    answer: async ({ request, world }) => {
      const parsed = await controlBody(request, z.strictObject({ ms: z.number().int().min(0) }));
      if (parsed instanceof Response) return parsed;
      await world.setSetting(PROCESSING_SETTING, parsed.value.ms);
      return json(parsed.value);
    },
  },
];

export const controlX = (request: Request, world: World, path: string): Promise<Response | null> =>
  dispatch(SWITCHES, request, world, path);
