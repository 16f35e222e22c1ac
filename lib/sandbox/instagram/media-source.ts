import { imageFacts } from '../image-facts';
import type { LedgerMedia } from '../ledger';
import { isVideo } from '../meta/is-video';
import { storeFile } from '../meta/stored-file';
import type { World } from '../world';
import { REFUSALS } from './refusals';

const MAX_IMAGE_BYTES = 8 * 1024 * 1024;
const MAX_VIDEO_BYTES = 300 * 1024 * 1024;
const MIN_RATIO = 4 / 5;
const MAX_RATIO = 1.91;

export interface FetchedSource {
  medium: LedgerMedia;
  /** Videos are judged while they are processed; pictures at once. */
  failure: string | null;
}

/** GETs a picture and checks its content: JPEG, size, and the ratio of a feed post. @throws GraphError */
export async function fetchImage(
  world: World,
  id: string,
  url: string,
  options: { altText: string | null; anyRatio: boolean },
): Promise<FetchedSource> {
  const fetched = await world.fetchMedia(url);
  if (!fetched.ok) throw REFUSALS.unfetchable();
  if (fetched.bytes.byteLength > MAX_IMAGE_BYTES) throw REFUSALS.tooLarge();
  const facts = await imageFacts(fetched.bytes);
  if (!facts) throw REFUSALS.unfetchable();
  if (facts.format !== 'jpeg') throw REFUSALS.format();
  const ratio = facts.width / facts.height;
  if (!options.anyRatio && (ratio < MIN_RATIO || ratio > MAX_RATIO)) throw REFUSALS.ratio();
  await storeFile(world, id, facts.mimeType, fetched.bytes);
  return { medium: { id, kind: 'image', path: `/instagram/media/${id}`, altText: options.altText }, failure: null };
}

export async function fetchVideo(world: World, id: string, url: string): Promise<FetchedSource> {
  const fetched = await world.fetchMedia(url);
  const medium: LedgerMedia = { id, kind: 'video', path: `/instagram/media/${id}`, altText: null };
  if (!fetched.ok) return { medium, failure: failed(2207052) };
  if (!isVideo(fetched.bytes) || fetched.bytes.byteLength > MAX_VIDEO_BYTES)
    return { medium, failure: failed(2207026) };
  await storeFile(world, id, 'video/mp4', fetched.bytes);
  return { medium, failure: null };
}

const failed = (subcode: number): string => `Error: Media upload has failed with error code ${subcode}`;
