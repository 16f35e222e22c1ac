import type { Platform } from '@/lib/contracts/platform';
import { type LedgerPost, ledger } from './ledger';
import type { World } from './world';

/** What a network shows under a hashtag: newest first, deleted posts left out. */
export async function postsWithHashtag(world: World, network: Platform, tag: string): Promise<LedgerPost[]> {
  const wanted = `#${tag}`.toLowerCase();
  const isTagged = (text: string): boolean =>
    [...text.toLowerCase().matchAll(/#[\p{L}\p{N}_]+/gu)].some(([found]) => found === wanted);
  return (await ledger(world, network)).filter((post) => post.deletedAt === null && isTagged(post.text)).reverse();
}
