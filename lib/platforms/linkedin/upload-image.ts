import { z } from 'zod';
import type { PublishInput, PublishMedia } from '../platform';
import { callAs } from './api';
import { notUnderstood, putBytes } from './put-bytes';

const initializedSchema = z.object({ value: z.object({ uploadUrl: z.url(), image: z.string() }) });

/** Uploads one picture and returns its URN. Nothing is public yet. @throws Refused */
export async function uploadImage(input: PublishInput, author: string, media: PublishMedia): Promise<string> {
  const { access, signal, now } = input;
  const initialized = await callAs(access, {
    method: 'POST',
    path: '/rest/images',
    query: { action: 'initializeUpload' },
    body: { kind: 'json', value: { initializeUploadRequest: { owner: author } } },
    stage: 'prepare',
    signal,
    now,
  });
  const parsed = initializedSchema.safeParse(initialized.json);
  if (!parsed.success) return notUnderstood('where to upload a picture');
  const { uploadUrl, image } = parsed.data.value;
  await putBytes(input, uploadUrl, await media.read(), media.mimeType);
  return image;
}
