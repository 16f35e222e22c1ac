import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import type { PublishInput, PublishMedia } from '../platform';
import type { ProgressKeeper } from '../progress';
import { Refused } from '../refusal';
import { callAs } from './api';
import { assetStatus, awaitAvailable } from './asset-status';
import { notUnderstood, putBytes } from './put-bytes';

/** How long one claim uploads before it comes back for its next: its lease is never outlived. */
export const UPLOADING_MS = 20 * SECOND;
/** Milliseconds of a clock that only goes forward. */
type Clock = () => number;

const initializedSchema = z.object({
  value: z.object({
    video: z.string(),
    uploadToken: z.string(),
    uploadInstructions: z
      .array(z.object({ uploadUrl: z.url(), firstByte: z.number().int(), lastByte: z.number().int() }))
      .min(1),
  }),
});

/**
 * Takes a video to LinkedIn in the parts that it asks for. Each part that has arrived is stored, so a crash goes on
 * where it broke off. @throws Refused NOT_READY while parts remain or LinkedIn processes
 */
export async function uploadVideo(
  input: PublishInput,
  author: string,
  media: PublishMedia,
  progress: ProgressKeeper,
  clock: Clock = () => performance.now(),
): Promise<string> {
  const resumes = progress.text('video') !== null;
  if (!resumes) await announce(input, author, media, progress);
  const video = progress.text('video') ?? '';
  if (progress.text('finalized') === null) {
    await uploadParts(input, media, progress, clock);
    await finalize(input, video, progress, resumes);
  }
  await awaitAvailable(input, progress, 'videos', video);
  return video;
}

async function announce(input: PublishInput, owner: string, media: PublishMedia, progress: ProgressKeeper) {
  const { access, signal, now } = input;
  const asked = { owner, fileSizeBytes: media.bytes, uploadCaptions: false, uploadThumbnail: false };
  const answer = await callAs(access, {
    method: 'POST',
    path: '/rest/videos',
    query: { action: 'initializeUpload' },
    body: { kind: 'json', value: { initializeUploadRequest: asked } },
    stage: 'prepare',
    signal,
    now,
  });
  const parsed = initializedSchema.safeParse(answer.json);
  if (!parsed.success) return notUnderstood('where to upload a video');
  const { video, uploadToken, uploadInstructions } = parsed.data.value;
  const parts = uploadInstructions.map(({ firstByte, lastByte, uploadUrl }) => `${firstByte}-${lastByte} ${uploadUrl}`);
  await progress.save({ video, uploadToken, parts, etags: [], stage: 'uploading', percent: 0 });
}

async function uploadParts(input: PublishInput, media: PublishMedia, progress: ProgressKeeper, clock: Clock) {
  const startedAt = clock();
  const parts = progress.list('parts');
  for (const part of parts.slice(progress.list('etags').length)) {
    if (clock() - startedAt >= UPLOADING_MS)
      throw new Refused({ kind: 'NOT_READY', code: 'uploading', retryAfterMs: 0 });
    const { first, last, address } = readPart(part);
    const bytes = await media.readRange(first, last + 1);
    const stored = await putBytes(input, address, { kind: 'bytes', bytes, contentType: 'application/octet-stream' });
    const etag = stored.headers.get('etag');
    if (!etag) return notUnderstood('an uploaded part');
    const percent = Math.floor(((last + 1) / media.bytes) * 100);
    await progress.save({ etags: [...progress.list('etags'), etag], stage: 'uploading', percent });
  }
}

function readPart(part: string) {
  const [range = '', address = ''] = part.split(' ');
  const [first = 0, last = 0] = range.split('-').map(Number);
  return { first, last, address };
}

/** Finalizing twice is refused, so after a crash LinkedIn is asked first whether it was done. */
async function finalize(input: PublishInput, video: string, progress: ProgressKeeper, resumes: boolean) {
  const { access, signal, now } = input;
  const status = resumes ? await assetStatus(input, 'videos', video) : 'WAITING_UPLOAD';
  if (status === null || status === 'WAITING_UPLOAD') {
    const asked = { video, uploadToken: progress.text('uploadToken') ?? '', uploadedPartIds: progress.list('etags') };
    await callAs(access, {
      method: 'POST',
      path: '/rest/videos',
      query: { action: 'finalizeUpload' },
      body: { kind: 'json', value: { finalizeUploadRequest: asked } },
      stage: 'prepare',
      signal,
      now,
    });
  }
  await progress.save({ parts: null, finalized: 'yes', stage: 'processing', percent: null });
}
