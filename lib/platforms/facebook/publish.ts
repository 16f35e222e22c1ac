import { z } from 'zod';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { HttpResponse } from '../http-client';
import { createdId } from '../meta/created-id';
import type { GraphCall } from '../meta/graph';
import { readPermalink } from '../meta/permalink';
import type { Outcome, PublishInput, PublishMedia } from '../platform';
import { keepProgress, prepareEach } from '../progress';
import { asOutcome } from '../refusal';
import { facebookGraph } from './graph';

const POST_MS = 25 * SECOND;
const UPLOAD_MS = MINUTE;
const photoPostSchema = z.object({ post_id: z.string() });

/** A text is one request, so is one photo; several photos are uploaded unpublished and joined by one feed post. */
export function publishToFacebook(input: PublishInput): Promise<Outcome> {
  const progress = keepProgress(input);
  const message = input.text.trim() === '' ? undefined : input.text;
  return asOutcome(progress.current, async () => {
    const [photo, ...more] = input.media;
    if (photo && more.length === 0) {
      return makePublic(input, 'photos', { ...photoFields(photo), caption: message });
    }
    const photos = await prepareEach(progress, 'photos', input.media, (media) => uploadUnpublished(input, media));
    const attached = photos.length === 0 ? undefined : photos.map((id) => ({ media_fbid: id }));
    return makePublic(input, 'feed', { message, attached_media: attached });
  });
}

const photoFields = ({ publicUrl, altText }: PublishMedia) => ({
  url: publicUrl,
  alt_text_custom: altText ?? undefined,
});

async function uploadUnpublished(input: PublishInput, media: PublishMedia): Promise<string> {
  const { access, signal, now } = input;
  const answer = await facebookGraph({
    method: 'POST',
    path: `/${access.platformUserId}/photos`,
    fields: { ...photoFields(media), published: false },
    accessToken: access.accessToken,
    timeoutMs: UPLOAD_MS,
    stage: 'prepare',
    signal,
    now,
  });
  return createdId(answer, 'prepare');
}

async function makePublic(input: PublishInput, edge: 'feed' | 'photos', fields: GraphCall['fields']): Promise<Outcome> {
  const { access, signal, now } = input;
  await input.beforeSend();
  const answer = await facebookGraph({
    method: 'POST',
    path: `/${access.platformUserId}/${edge}`,
    fields,
    accessToken: access.accessToken,
    timeoutMs: POST_MS,
    stage: 'publish',
    signal,
    now,
  });
  const id = edge === 'photos' ? photoPostId(answer) : createdId(answer, 'publish');
  const permalink = await readPermalink(facebookGraph, input, id, 'permalink_url');
  return { kind: 'OK', platformPostId: id, permalink, publishedAt: answeredAt(answer, now) };
}

/** A photo's answer names the photo (`id`) and the post that shows it (`post_id`). */
const photoPostId = (answer: HttpResponse): string =>
  photoPostSchema.safeParse(answer.json).data?.post_id ?? createdId(answer, 'publish');
