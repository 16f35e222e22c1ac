import type { LedgerMedia } from '../ledger';
import { GraphError, invalidParameter } from '../meta/graph-error';
import type { World } from '../world';

export interface Photo {
  id: string;
  pageId: string;
  mimeType: string;
  altText: string | null;
  /** The post that shows it; an unpublished photo has none yet, and gets one once. */
  postId: string | null;
}

const COLLECTION = 'facebook-photos';

export const savePhoto = (world: World, photo: Photo): Promise<void> => world.store.put(COLLECTION, photo.id, photo);

export const findPhoto = (world: World, id: string): Promise<Photo | null> => world.store.get<Photo>(COLLECTION, id);

export const photoMedium = (photo: Photo): LedgerMedia => ({
  id: photo.id,
  kind: photo.mimeType === 'image/gif' ? 'gif' : 'image',
  path: `/facebook/media/${photo.id}`,
  altText: photo.altText,
});

/** Takes unpublished photos for one post, all or none. @throws GraphError for a foreign, unknown or already used photo */
export async function claimPhotos(world: World, pageId: string, ids: string[], postId: string): Promise<LedgerMedia[]> {
  const claimed: Photo[] = [];
  try {
    for (const id of ids) claimed.push(await claim(world, pageId, id, postId));
  } catch (error) {
    for (const { id } of claimed) await release(world, id, postId);
    throw error;
  }
  return claimed.map(photoMedium);
}

async function claim(world: World, pageId: string, id: string, postId: string): Promise<Photo> {
  const photo = await world.store.update<Photo>(COLLECTION, id, (current) =>
    current && current.pageId === pageId && current.postId === null ? { ...current, postId } : current,
  );
  if (!photo || photo.pageId !== pageId) throw invalidParameter(`Invalid photo id: ${id}`);
  if (photo.postId !== postId) throw alreadyPosted();
  return photo;
}

async function release(world: World, id: string, postId: string): Promise<void> {
  await world.store.update<Photo>(COLLECTION, id, (current) =>
    current?.postId === postId ? { ...current, postId: null } : current,
  );
}

const alreadyPosted = (): GraphError =>
  new GraphError({
    code: 100,
    subcode: 1366051,
    message: 'Invalid parameter',
    title: 'Already Posted',
    userMessage: 'These photos were already posted.',
  });
