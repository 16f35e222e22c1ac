import { grownCount } from '../growth';
import type { LedgerPost } from '../ledger';
import type { World } from '../world';

const TYPICAL_LIKES = 60;
const TYPICAL_SHARES = 6;

export const ageMs = (world: World, post: LedgerPost): number =>
  world.now().getTime() - new Date(post.createdAt).getTime();

export const likesOf = (world: World, post: LedgerPost): number =>
  grownCount(post.id, 'likes', ageMs(world, post), TYPICAL_LIKES);

export const sharesOf = (world: World, post: LedgerPost): number =>
  grownCount(post.id, 'shares', ageMs(world, post), TYPICAL_SHARES);
