import { isReadable, type LedgerPost, ledger, recordPost } from '../ledger';
import type { World } from '../world';
import { newFacebookId, newInstagramId } from './graph-id';

/** Writes a comment of the post's own account under it; it stands in the ledger like a post. */
export async function addComment(world: World, post: LedgerPost, author: string, text: string): Promise<LedgerPost> {
  // Facebook's comment ids carry the post's second half: `{post}_{comment}`.
  const id =
    post.network === 'instagram'
      ? await newInstagramId(world)
      : `${post.id.split('_')[1]}_${await newFacebookId(world)}`;
  const comment: LedgerPost = {
    network: post.network,
    id,
    accountId: post.accountId,
    author,
    text,
    media: [],
    createdAt: world.now().toISOString(),
    permalinkPath:
      post.network === 'facebook' ? `${post.permalinkPath}?comment_id=${id.split('_')[1]}` : post.permalinkPath,
    deletedAt: null,
    role: 'comment',
    parentId: post.id,
    details: {},
  };
  await recordPost(world, comment);
  return comment;
}

/** Oldest first; those that the network shows by now. */
export async function commentsOn(world: World, post: LedgerPost): Promise<LedgerPost[]> {
  const found: LedgerPost[] = [];
  for (const comment of await ledger(world, post.network)) {
    if (comment.parentId === post.id && (await isReadable(world, comment))) found.push(comment);
  }
  return found;
}
