import { type LedgerPost, readablePosts } from '../ledger';
import type { World } from '../world';

/** The posts of an author that can be read now; comments are no posts. */
export const postsOf = async (world: World, accountId: string): Promise<LedgerPost[]> =>
  (await readablePosts(world, 'linkedin', accountId)).filter(({ role }) => role !== 'comment');
