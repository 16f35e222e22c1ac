import { MINUTE } from '@/lib/foundation/time';
import { createdId } from '../meta/created-id';
import { graphFor } from '../meta/graph';
import type { Outcome, PublishInput, PublishMedia } from '../platform';
import { type ProgressKeeper, prepareEach } from '../progress';
import { facebookGraph } from './graph';
import { captionOf, messageOf } from './message';
import { send, sent } from './send';

const UPLOAD_MS = MINUTE;

/** A text with or without a link is one request, so is one photo; several photos are uploaded first and joined by one post. */
export async function publishFeedPost(input: PublishInput, progress: ProgressKeeper): Promise<Outcome> {
  const { options, media, access } = input;
  const path = `/${access.platformUserId}`;
  const [photo, ...more] = media;
  if (!photo) {
    const fields = { message: messageOf(input), link: options.link?.url };
    return sent(input, await send(input, { path: `${path}/feed`, fields }));
  }
  const message = captionOf(input);
  if (more.length === 0) {
    const fields = { ...photoFields(photo), caption: message };
    return sent(input, await send(input, { path: `${path}/photos`, fields }));
  }
  const photos = await prepareEach(progress, 'photos', media, (item) => uploadUnpublished(input, item));
  const fields = { message, attached_media: photos.map((id) => ({ media_fbid: id })) };
  return sent(input, await send(input, { path: `${path}/feed`, fields }));
}

const photoFields = ({ publicUrl, altText }: PublishMedia) => ({
  url: publicUrl,
  alt_text_custom: altText ?? undefined,
});

/** A photo that nobody sees until a post or a story shows it. @throws Refused */
export async function uploadUnpublished(input: PublishInput, media: PublishMedia): Promise<string> {
  const answer = await graphFor(
    facebookGraph,
    input,
  )({
    method: 'POST',
    path: `/${input.access.platformUserId}/photos`,
    fields: { ...photoFields(media), published: false },
    timeoutMs: UPLOAD_MS,
    stage: 'prepare',
  });
  return createdId(answer, 'prepare');
}
