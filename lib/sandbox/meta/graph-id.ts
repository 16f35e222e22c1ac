import type { World } from '../world';

/** Instagram's accounts, containers and media have ids of this form; nothing of Facebook's has. */
const INSTAGRAM_PREFIX = '178';
const FACEBOOK_PREFIX = '122';

export const isInstagramId = (id: string): boolean => id.startsWith(INSTAGRAM_PREFIX);

/** A numeric id that sorts by birth and does not return after a reset. */
async function newId(world: World, prefix: string): Promise<string> {
  const sequence = (await world.nextSequence()) % 100;
  return `${prefix}${world.now().getTime()}${String(sequence).padStart(2, '0')}`;
}

export const newFacebookId = (world: World): Promise<string> => newId(world, FACEBOOK_PREFIX);
export const newInstagramId = (world: World): Promise<string> => newId(world, INSTAGRAM_PREFIX);
