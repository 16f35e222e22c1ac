import { imageFacts } from '../image-facts';
import { invalidParameter } from '../meta/graph-error';
import type { AuthorizedCall } from '../meta/graph-route';
import type { Container } from './container';
import { REFUSALS } from './refusals';

const MAX_COLLABORATORS = 3;
const OF_REELS = ['thumb_offset', 'cover_url', 'share_to_feed'];

/** What only some media may have: a reel's cover and frame, and others' names. @throws GraphError */
export async function checkReel({ params, world }: AuthorizedCall, mediaType: Container['mediaType']): Promise<void> {
  const foreign = OF_REELS.find((name) => params.text(name) !== null);
  if (foreign && mediaType !== 'REELS') throw invalidParameter(`Param ${foreign} is for reels only`);
  const offset = params.text('thumb_offset');
  if (offset !== null && !/^\d+$/.test(offset)) throw REFUSALS.thumbOffset();
  const coverUrl = params.text('cover_url');
  if (coverUrl !== null) {
    const cover = await world.fetchMedia(coverUrl);
    if (!cover.ok) throw REFUSALS.unfetchable();
    if ((await imageFacts(cover.bytes))?.format !== 'jpeg') throw REFUSALS.format();
  }
  const collaborators = params.list('collaborators') ?? [];
  if (collaborators.length > 0 && mediaType === 'STORIES') throw invalidParameter('A story has no collaborators');
  if (collaborators.length > MAX_COLLABORATORS) throw invalidParameter('Too many collaborators');
}
