import type { World } from '../world';
import { newFacebookId, newInstagramId } from './graph-id';

export interface StoredComment {
  id: string;
  postId: string;
  accountId: string;
  author: string;
  message: string;
  createdAt: string;
}

const COLLECTION = 'meta-comments';

export async function addComment(
  world: World,
  network: 'facebook' | 'instagram',
  comment: Omit<StoredComment, 'id' | 'createdAt'>,
): Promise<StoredComment> {
  // Facebook's comment ids carry the post's second half: `{post}_{comment}`.
  const id =
    network === 'instagram'
      ? await newInstagramId(world)
      : `${comment.postId.split('_')[1]}_${await newFacebookId(world)}`;
  const stored: StoredComment = { ...comment, id, createdAt: world.now().toISOString() };
  await world.store.put(COLLECTION, id, stored);
  return stored;
}

/** Oldest first. */
export const commentsOn = async (world: World, postId: string): Promise<StoredComment[]> =>
  (await world.store.list<StoredComment>(COLLECTION))
    .map(({ value }) => value)
    .filter((comment) => comment.postId === postId);
