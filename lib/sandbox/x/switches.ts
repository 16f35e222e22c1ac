import { z } from 'zod';
import { controlBody } from '../control-body';
import { json } from '../json';
import { dispatch, type Route } from '../routes';
import type { World } from '../world';
import { CREDITS_SETTING, SPEND_CAP_SETTING } from './access';
import { bill } from './billing';
import { APP_DAY_SETTING, USER_DAY_SETTING } from './day-limits';
import { PROCESSING_FAILS_SETTING, PROCESSING_SETTING } from './media-records';
import { REFUSE_OWN_REPLIES_SETTING } from './reply-rule';

/** A switch whose body names some of its settings; the others stay as they are. */
function setter(path: string, settings: Record<string, { key: string; schema: z.ZodType<Value> }>): Route {
  const shape = Object.fromEntries(Object.entries(settings).map(([name, { schema }]) => [name, schema.optional()]));
  return {
    method: 'POST',
    path,
    answer: async ({ request, world }) => {
      const parsed = await controlBody(request, z.strictObject(shape));
      if (parsed instanceof Response) return parsed;
      for (const [name, { key }] of Object.entries(settings)) {
        const value = parsed.value[name];
        if (value !== undefined) await world.setSetting(key, value);
      }
      return json(parsed.value);
    },
  };
}
type Value = number | boolean | null;

const wholeNumber = z.number().int().min(0);

/** What `/__fake/x/…` shows and sets. */
const SWITCHES: readonly Route[] = [
  { method: 'GET', path: 'billing', answer: async ({ world }) => json(await bill(world)) },
  setter('credits', {
    depleted: { key: CREDITS_SETTING, schema: z.boolean() },
    spendCapReached: { key: SPEND_CAP_SETTING, schema: z.boolean() },
  }),
  setter('processing', {
    ms: { key: PROCESSING_SETTING, schema: wholeNumber },
    fails: { key: PROCESSING_FAILS_SETTING, schema: z.boolean() },
  }),
  setter('replies', { refuseOwn: { key: REFUSE_OWN_REPLIES_SETTING, schema: z.boolean() } }),
  setter('day-limits', {
    app: { key: APP_DAY_SETTING, schema: wholeNumber.nullable() },
    user: { key: USER_DAY_SETTING, schema: wholeNumber.nullable() },
  }),
];

export const controlX = (request: Request, world: World, path: string): Promise<Response | null> =>
  dispatch(SWITCHES, request, world, path);
