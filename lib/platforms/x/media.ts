import { z } from 'zod';
import { logger } from '@/lib/foundation/logger';
import { MINUTE } from '@/lib/foundation/time';
import type { HttpResponse } from '../http-client';
import type { PublishInput, PublishMedia } from '../platform';
import { inDoubt, Refused } from '../refusal';
import { callX } from './api';

const UPLOAD_MS = MINUTE;
const uploadedSchema = z.object({ data: z.object({ id: z.string() }) });

export const uploadedId = ({ json }: HttpResponse): string => {
  const parsed = uploadedSchema.safeParse(json);
  if (parsed.success) return parsed.data.data.id;
  throw new Refused(inDoubt('prepare', 'no_media_id', 'X took the picture but named no id.'));
};

/** Uploads one picture in one request and returns its media id. Nothing is public yet. @throws Refused */
export async function uploadPicture(input: PublishInput, media: PublishMedia): Promise<string> {
  const form = new FormData();
  form.set('media', new Blob([Uint8Array.from(await media.read())], { type: media.mimeType }), media.id);
  form.set('media_category', 'tweet_image');
  form.set('media_type', media.mimeType);
  const answer = await callX({
    method: 'POST',
    path: '/2/media/upload',
    accessToken: input.access.accessToken,
    body: { kind: 'multipart', form },
    timeoutMs: UPLOAD_MS,
    stage: 'prepare',
    signal: input.signal,
    now: input.now,
  });
  return uploadedId(answer);
}

/** Best effort: a post is not held back by a description that X would not take. */
export async function describeMedia(input: PublishInput, id: string, { altText }: PublishMedia): Promise<void> {
  if (!altText) return;
  try {
    await callX({
      method: 'POST',
      path: '/2/media/metadata',
      accessToken: input.access.accessToken,
      body: { kind: 'json', value: { id, metadata: { alt_text: { text: altText } } } },
      stage: 'prepare',
      signal: input.signal,
      now: input.now,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    logger().warn({ platform: 'x', outcome: error.refusal }, 'alternative text was not taken');
  }
}
