import { SECOND } from '@/lib/foundation/time';
import type { Outcome, PublishInput } from '../platform';
import type { ProgressKeeper } from '../progress';
import { Refused } from '../refusal';
import { readVideo, type VideoState } from './video-state';

const POLL_MS = 5 * SECOND;

/** A video that was sent, once it is public; until then the caller comes back. @throws Refused */
export async function awaitPublic(input: PublishInput, progress: ProgressKeeper, videoId: string): Promise<Outcome> {
  const state = await readSent(input, videoId);
  if (state?.kind === 'public') {
    const { platformPostId, permalink, publishedAt } = state;
    return { kind: 'OK', platformPostId, permalink, publishedAt: publishedAt ?? input.now };
  }
  if (state?.kind === 'failed' || state?.kind === 'expired') throw failure(state);
  const percent = state?.kind === 'processing' ? state.percent : null;
  await progress.save({ stage: 'processing', ...(percent === null ? {} : { percent }) });
  throw notReady();
}

/** null: Facebook did not say. The video was sent, so that is no reason to count a failed try. @throws Refused */
async function readSent(input: PublishInput, videoId: string): Promise<VideoState | null> {
  try {
    return await readVideo(input, videoId);
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'TRANSIENT') return null;
    throw error;
  }
}

export const notReady = (): Refused =>
  new Refused({ kind: 'NOT_READY', code: 'video_processing', retryAfterMs: POLL_MS });

export const failure = (state: Extract<VideoState, { kind: 'failed' | 'expired' }>): Refused =>
  state.kind === 'failed'
    ? new Refused({ kind: 'INVALID_CONTENT', code: 'video_failed', detail: state.detail })
    : new Refused({ kind: 'MEDIA_RETRY', code: 'upload_expired', detail: 'The upload ran out; uploading anew.' });
