import { z } from 'zod';
import { MINUTE } from '@/lib/foundation/time';
import { sendRequest } from '../http-client';
import type { PublishInput, PublishMedia } from '../platform';
import { accepted, inDoubt, Refused } from '../refusal';
import { callLinkedin } from './api';
import { linkedinRefusal } from './outcome';

const UPLOAD_MS = MINUTE;

const initializedSchema = z.object({ value: z.object({ uploadUrl: z.url(), image: z.string() }) });

/** Uploads one picture and returns its URN. Nothing is public yet. @throws Refused */
export async function uploadImage(input: PublishInput, author: string, media: PublishMedia): Promise<string> {
  const { access, signal, now } = input;
  const initialized = await callLinkedin({
    method: 'POST',
    path: '/rest/images',
    query: { action: 'initializeUpload' },
    accessToken: access.accessToken,
    body: { kind: 'json', value: { initializeUploadRequest: { owner: author } } },
    stage: 'prepare',
    signal,
    now,
  });
  const parsed = initializedSchema.safeParse(initialized.json);
  if (!parsed.success)
    throw new Refused(inDoubt('prepare', 'no_upload_url', 'LinkedIn offered no place to upload to.'));
  const { uploadUrl, image } = parsed.data.value;
  const stored = await sendRequest({
    method: 'PUT',
    url: new URL(uploadUrl),
    headers: { authorization: `Bearer ${access.accessToken}` },
    body: { kind: 'bytes', bytes: await media.read(), contentType: media.mimeType },
    timeoutMs: UPLOAD_MS,
    signal,
  });
  accepted(stored, { stage: 'prepare', now }, linkedinRefusal);
  return image;
}
