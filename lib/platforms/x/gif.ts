import { z } from 'zod';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import type { PublishInput, PublishMedia } from '../platform';
import type { ProgressKeeper } from '../progress';
import { Refused } from '../refusal';
import { callX, type XCall } from './api';
import { uploadedId } from './media';

/** X answers 413 to a segment of 5 MB. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
const UPLOAD_MS = MINUTE;
const DEFAULT_POLL_MS = 2 * SECOND;

const processingSchema = z.object({
  data: z.object({
    processing_info: z
      .object({
        state: z.enum(['pending', 'in_progress', 'succeeded', 'failed']),
        check_after_secs: z.number().optional(),
      })
      .optional(),
  }),
});

/** A GIF goes in segments and is processed afterwards: `uploading` in the progress holds its id until it is ready. @throws Refused */
export async function uploadGif(input: PublishInput, media: PublishMedia, progress: ProgressKeeper): Promise<string> {
  const uploading = progress.text('uploading');
  const id = uploading ?? (await sendSegments(input, media));
  if (!uploading) await progress.save({ uploading: id });
  const status = await call(input, {
    method: 'GET',
    path: '/2/media/upload',
    query: { command: 'STATUS', media_id: id },
  });
  const info = processingSchema.safeParse(status.json).data?.data.processing_info;
  if (info?.state === 'failed') {
    throw new Refused({ kind: 'MEDIA_RETRY', code: 'processing_failed', detail: 'X could not process the GIF.' });
  }
  if (info && info.state !== 'succeeded') {
    const retryAfterMs = info.check_after_secs === undefined ? DEFAULT_POLL_MS : info.check_after_secs * SECOND;
    throw new Refused({ kind: 'NOT_READY', code: info.state, retryAfterMs });
  }
  return id;
}

async function sendSegments(input: PublishInput, media: PublishMedia): Promise<string> {
  const bytes = await media.read();
  const description = { media_type: media.mimeType, total_bytes: bytes.byteLength, media_category: 'tweet_gif' };
  const id = uploadedId(
    await call(input, { path: '/2/media/upload/initialize', body: { kind: 'json', value: description } }),
  );
  for (let index = 0; index * SEGMENT_BYTES < bytes.byteLength; index++) {
    const segment = bytes.slice(index * SEGMENT_BYTES, (index + 1) * SEGMENT_BYTES);
    const form = new FormData();
    form.set('media', new Blob([segment], { type: media.mimeType }), media.id);
    form.set('segment_index', String(index));
    await call(input, { path: `/2/media/upload/${id}/append`, body: { kind: 'multipart', form } });
  }
  await call(input, { path: `/2/media/upload/${id}/finalize` });
  return id;
}

const call = (input: PublishInput, request: Pick<XCall, 'path' | 'body' | 'query'> & { method?: 'GET' | 'POST' }) =>
  callX({
    method: 'POST',
    ...request,
    accessToken: input.access.accessToken,
    timeoutMs: UPLOAD_MS,
    stage: 'prepare',
    signal: input.signal,
    now: input.now,
  });
