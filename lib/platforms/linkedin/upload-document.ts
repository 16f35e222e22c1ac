import { z } from 'zod';
import type { PublishInput, PublishMedia } from '../platform';
import type { ProgressKeeper } from '../progress';
import { callAs } from './api';
import { awaitAvailable } from './asset-status';
import { notUnderstood, putBytes } from './put-bytes';

const initializedSchema = z.object({ value: z.object({ uploadUrl: z.url(), document: z.string() }) });

/** Uploads a document, once, and waits for LinkedIn to make its pages. @throws Refused NOT_READY while it does */
export async function uploadDocument(
  input: PublishInput,
  author: string,
  media: PublishMedia,
  progress: ProgressKeeper,
): Promise<string> {
  const document = progress.text('document') ?? (await upload(input, author, media));
  if (progress.text('document') === null) await progress.save({ document });
  await awaitAvailable(input, progress, 'documents', document);
  return document;
}

async function upload(input: PublishInput, author: string, media: PublishMedia): Promise<string> {
  const { access, signal, now } = input;
  const initialized = await callAs(access, {
    method: 'POST',
    path: '/rest/documents',
    query: { action: 'initializeUpload' },
    body: { kind: 'json', value: { initializeUploadRequest: { owner: author } } },
    stage: 'prepare',
    signal,
    now,
  });
  const parsed = initializedSchema.safeParse(initialized.json);
  if (!parsed.success) return notUnderstood('where to upload a document');
  const { uploadUrl, document } = parsed.data.value;
  await putBytes(input, uploadUrl, await media.readRange(0, media.bytes), media.mimeType);
  return document;
}
