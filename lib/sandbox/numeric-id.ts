import type { World } from './world';

/** X's epoch, November 2010; LinkedIn's ids look alike. */
const EPOCH_MS = 1_288_834_974_657n;

/** A 19-digit id as the networks make them: milliseconds, then a running number, so that ids sort by time. */
export async function numericId(world: World): Promise<string> {
  const sequence = BigInt(await world.nextSequence());
  return String(((BigInt(world.now().getTime()) - EPOCH_MS) << 22n) | (sequence & 0x3f_ffffn));
}
