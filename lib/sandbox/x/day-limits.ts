import { DAY, SECOND } from '@/lib/foundation/time';
import type { World } from '../world';

export const APP_DAY_SETTING = 'x:appDayLimit';
export const USER_DAY_SETTING = 'x:userDayLimit';
const APP_POSTS_A_DAY = 10_000;

interface Day {
  startedAtMs: number;
  used: number;
}

/**
 * The limits of 24 hours that creating posts has: one for the app, and one for the user that X does not document and that
 * stands here only once it is set. Counts this call unless one of them is spent.
 */
export async function takeFromDay(
  world: World,
  userId: string,
): Promise<{ taken: boolean; headers: Record<string, string> }> {
  const limits = [
    { name: 'app', key: 'app', most: await world.setting<number | null>(APP_DAY_SETTING, APP_POSTS_A_DAY) },
    { name: 'user', key: `user/${userId}`, most: await world.setting<number | null>(USER_DAY_SETTING, null) },
  ];
  let taken = true;
  const headers: Record<string, string> = {};
  for (const { name, key, most } of limits) {
    if (most === null) continue;
    const day = await takeOne(world, key, most);
    taken &&= day.taken;
    headers[`x-${name}-limit-24hour-limit`] = String(most);
    headers[`x-${name}-limit-24hour-remaining`] = String(Math.max(0, most - day.used));
    headers[`x-${name}-limit-24hour-reset`] = String(Math.ceil((day.startedAtMs + DAY) / SECOND));
  }
  return { taken, headers };
}

async function takeOne(world: World, key: string, most: number): Promise<Day & { taken: boolean }> {
  const nowMs = world.now().getTime();
  let taken = false;
  const day = await world.store.update<Day>('x-days', key, (current) => {
    const open = current && nowMs < current.startedAtMs + DAY ? current : { startedAtMs: nowMs, used: 0 };
    taken = open.used < most;
    return { ...open, used: taken ? open.used + 1 : open.used };
  });
  return { startedAtMs: day?.startedAtMs ?? nowMs, used: day?.used ?? 0, taken };
}
