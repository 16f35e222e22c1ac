import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import type { HttpResponse } from '../http-client';
import type { PublishInput, PublishMedia } from '../platform';
import type { ProgressKeeper } from '../progress';
import { Refused } from '../refusal';
import { segmentWriter } from './segment-body';
import { uploadCall, uploadedId } from './upload-call';
import type { UploadSlice } from './upload-slice';

/** X answers 413 to a segment of 5 MB. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
const DEFAULT_POLL_MS = 2 * SECOND;

const processingSchema = z.object({
  data: z.object({
    processing_info: z
      .object({
        state: z.enum(['pending', 'in_progress', 'succeeded', 'failed']),
        check_after_secs: z.number().optional(),
        progress_percent: z.number().optional(),
      })
      .optional(),
  }),
});

/**
 * A GIF or a video goes in segments and is processed afterwards. Of the progress: `uploading` is its media id, `segments`
 * how many X has, `finalized` that it has all; so a crash goes on at the next segment. @throws Refused
 */
export async function uploadInSegments(
  input: PublishInput,
  media: PublishMedia,
  progress: ProgressKeeper,
  slice: UploadSlice,
): Promise<string> {
  const begun = progress.text('uploading');
  try {
    const id = begun ?? (await initialize(input, media, progress));
    await appendRest(input, media, id, progress, slice);
    await awaitProcessing(await finalizeOrAsk(input, id, progress), progress);
    return id;
  } catch (error) {
    throw begun && isLapsed(error) ? lapsed() : error;
  }
}

async function initialize(input: PublishInput, media: PublishMedia, progress: ProgressKeeper): Promise<string> {
  const media_category = media.kind === 'gif' ? 'tweet_gif' : 'tweet_video';
  const value = { media_type: media.mimeType, total_bytes: media.bytes, media_category };
  const id = uploadedId(await uploadCall(input, { path: '/2/media/upload/initialize', body: { kind: 'json', value } }));
  await progress.save({ uploading: id, segments: 0, stage: 'uploading', percent: 0 });
  return id;
}

async function appendRest(
  input: PublishInput,
  media: PublishMedia,
  id: string,
  progress: ProgressKeeper,
  slice: UploadSlice,
): Promise<void> {
  const total = Math.ceil(media.bytes / SEGMENT_BYTES);
  const write = segmentWriter(SEGMENT_BYTES, media.mimeType);
  for (let index = Number(progress.current().segments ?? 0); index < total; index++) {
    slice.step();
    const start = index * SEGMENT_BYTES;
    const bytes = await media.readRange(start, Math.min(start + SEGMENT_BYTES, media.bytes));
    await uploadCall(input, { path: '/2/media/upload/:id/append', id, body: write(bytes, index) });
    const percent = Math.floor((100 * (index + 1)) / total);
    await progress.save({ segments: index + 1, stage: 'uploading', percent });
  }
}

async function finalizeOrAsk(input: PublishInput, id: string, progress: ProgressKeeper): Promise<HttpResponse> {
  if (progress.current().finalized === true) {
    const query = { command: 'STATUS', media_id: id };
    return uploadCall(input, { method: 'GET', path: '/2/media/upload', query });
  }
  const answer = await uploadCall(input, { path: '/2/media/upload/:id/finalize', id });
  await progress.save({ finalized: true, stage: 'processing', percent: 0 });
  return answer;
}

/** Returns once the file is ready; an answer without `processing_info` says that it is. @throws Refused */
async function awaitProcessing({ json }: HttpResponse, progress: ProgressKeeper): Promise<void> {
  const info = processingSchema.safeParse(json).data?.data.processing_info;
  if (!info || info.state === 'succeeded') return;
  if (info.state === 'failed') {
    throw new Refused({ kind: 'MEDIA_RETRY', code: 'processing_failed', detail: 'X could not process the file.' });
  }
  await progress.save({ stage: 'processing', percent: Math.floor(info.progress_percent ?? 0) });
  const retryAfterMs = info.check_after_secs === undefined ? DEFAULT_POLL_MS : info.check_after_secs * SECOND;
  throw new Refused({ kind: 'NOT_READY', code: info.state, retryAfterMs });
}

/** What was begun in an earlier call and is now refused for what it is: an upload lives for a day. */
const isLapsed = (error: unknown): boolean => error instanceof Refused && error.refusal.kind === 'INVALID_CONTENT';

const lapsed = (): Refused =>
  new Refused({ kind: 'MEDIA_RETRY', code: 'upload_lapsed', detail: 'X no longer knows the upload; it begins anew.' });
