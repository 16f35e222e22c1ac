import { grownCount } from '../growth';
import type { LedgerPost } from '../ledger';
import type { World } from '../world';

const TYPICAL_LIKES = 60;
const TYPICAL_SHARES = 6;

export const likesOf = (world: World, post: LedgerPost): number =>
  grownCount(post, 'likes', world.now(), TYPICAL_LIKES);

export const sharesOf = (world: World, post: LedgerPost): number =>
  grownCount(post, 'shares', world.now(), TYPICAL_SHARES);
