import type { Outcome, PublishInput } from '../platform';
import { type ProgressKeeper, prepareEach } from '../progress';
import { uploadUnpublished } from './feed-post';
import { send, sent } from './send';
import { fileUrl } from './video';

/** A photo that was uploaded unpublished becomes a story. */
export async function publishPhotoStory(input: PublishInput, progress: ProgressKeeper): Promise<Outcome> {
  fileUrl(input);
  const [photo] = await prepareEach(progress, 'photos', input.media.slice(0, 1), (media) =>
    uploadUnpublished(input, media),
  );
  const path = `/${input.access.platformUserId}/photo_stories`;
  return sent(input, await send(input, { path, fields: { photo_id: photo } }));
}
