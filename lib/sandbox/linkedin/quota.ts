import type { World } from '../world';

export const DAY_LIMIT_SETTING = 'linkedin:memberPostsPerDay';
/** Unpublished by LinkedIn; what members report. */
const DAY_LIMIT = 150;

/** Counts one post of a member on the day that ends at 00:00 UTC; false when the day is used up. */
export async function takeFromDayQuota(world: World, memberId: string): Promise<boolean> {
  const limit = await world.setting(DAY_LIMIT_SETTING, DAY_LIMIT);
  const day = world.now().toISOString().slice(0, 10);
  let taken = false;
  await world.store.update<{ day: string; used: number }>('linkedin-quota', memberId, (current) => {
    const used = current?.day === day ? current.used : 0;
    taken = used < limit;
    return { day, used: taken ? used + 1 : used };
  });
  return taken;
}
