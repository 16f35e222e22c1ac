import { DAY, SECOND } from '@/lib/foundation/time';
import { numericId } from '../numeric-id';
import type { World } from '../world';

export type Category = 'tweet_image' | 'tweet_gif' | 'tweet_video' | 'amplify_video';

export interface Media {
  id: string;
  userId: string;
  category: Category;
  mimeType: string;
  /** As announced; the finalized upload must have exactly these. */
  totalBytes: number;
  /** Base64 of pictures, so that their post can show them; a video's bytes are counted and let go. */
  data: string | null;
  width: number | null;
  height: number | null;
  altText: string | null;
  createdAtMs: number;
  finalizedAtMs: number | null;
}

const COLLECTION = 'x-media';
export const LIFE_SECONDS = 86_400;
export const PROCESSING_SETTING = 'x:processingMs';
export const PROCESSING_FAILS_SETTING = 'x:processingFails';
const PROCESSING_MS = 5_000;

export const isProcessed = (category: Category): boolean => category !== 'tweet_image';

export async function createMedia(world: World, media: Omit<Media, 'id' | 'altText' | 'createdAtMs'>): Promise<Media> {
  const created: Media = { ...media, id: await numericId(world), altText: null, createdAtMs: world.now().getTime() };
  await world.store.put(COLLECTION, created.id, created);
  return created;
}

/** A user's own media, while it lives. */
export async function findMedia(world: World, id: string, userId: string): Promise<Media | null> {
  const media = await world.store.get<Media>(COLLECTION, id);
  const alive = media !== null && world.now().getTime() < media.createdAtMs + DAY;
  return alive && media.userId === userId ? media : null;
}

/** For the pages: media of any age. */
export const anyMedia = (world: World, id: string): Promise<Media | null> => world.store.get<Media>(COLLECTION, id);

export const changeMedia = (world: World, id: string, change: (media: Media) => Media): Promise<Media | null> =>
  world.store.update<Media>(COLLECTION, id, (media) => (media ? change(media) : null));

export interface ProcessingInfo {
  state: 'pending' | 'in_progress' | 'succeeded' | 'failed';
  check_after_secs?: number;
  progress_percent?: number;
  error?: { code: number; name: string; message: string };
}

/** Where a finalized upload stands now, by the clock; null for what needs no processing. */
export async function processingInfo(world: World, media: Media): Promise<ProcessingInfo | null> {
  if (!isProcessed(media.category) || media.finalizedAtMs === null) return null;
  const totalMs = await world.setting(PROCESSING_SETTING, PROCESSING_MS);
  const spentMs = world.now().getTime() - media.finalizedAtMs;
  if (spentMs >= totalMs) {
    const isGood = media.category !== 'tweet_gif' || media.width !== null;
    if (isGood && !(await world.setting(PROCESSING_FAILS_SETTING, false))) {
      return { state: 'succeeded', progress_percent: 100 };
    }
    return { state: 'failed', error: { code: 1, name: 'InvalidMedia', message: 'The file could not be processed' } };
  }
  const check_after_secs = Math.max(1, Math.ceil((totalMs - spentMs) / SECOND));
  if (spentMs < totalMs / 5) return { state: 'pending', check_after_secs: Math.min(check_after_secs, 1) };
  return { state: 'in_progress', check_after_secs, progress_percent: Math.floor((100 * spentMs) / totalMs) };
}

/** As the API describes it. */
export async function describeMedia(world: World, media: Media): Promise<object> {
  const info = await processingInfo(world, media);
  const kind = { tweet_image: 3, tweet_gif: 16, tweet_video: 7, amplify_video: 13 }[media.category];
  return {
    id: media.id,
    media_key: `${kind}_${media.id}`,
    expires_after_secs: LIFE_SECONDS,
    ...(media.finalizedAtMs !== null && { size: media.totalBytes }),
    ...(media.category === 'tweet_image' && {
      image: { image_type: media.mimeType, w: media.width, h: media.height },
    }),
    ...(info && { processing_info: info }),
  };
}
