import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { type GraphCall, graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { understood } from '../meta/understood';
import type { AccountAccess } from '../platform';
import { facebookGraph } from './graph';

const phaseSchema = z.object({
  status: z.string(),
  error: z.object({ message: z.string() }).optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

const videoSchema = z.object({
  status: z.object({
    video_status: z.string().optional(),
    processing_progress: z.number().optional(),
    uploading_phase: phaseSchema.optional(),
    processing_phase: phaseSchema.optional(),
    publishing_phase: phaseSchema.extend({ publish_time: z.union([z.number(), z.string()]).optional() }).optional(),
  }),
  post_id: z.string().optional(),
  permalink_url: z.string().optional(),
});
type Video = z.infer<typeof videoSchema>;

/** Where a video stands on its way. `uploaded`: the bytes are there, and nothing is public. */
export type VideoState =
  | { kind: 'uploading' | 'uploaded' }
  | { kind: 'processing'; percent: number | null }
  | { kind: 'public'; platformPostId: string; permalink: string | null; publishedAt: Date | null }
  | { kind: 'expired' }
  | { kind: 'failed'; detail: string };

/** @throws Refused */
export async function readVideo(
  call: Pick<GraphCall, 'signal' | 'now'> & { access: AccountAccess },
  videoId: string,
): Promise<VideoState> {
  const answer = await graphFor(
    facebookGraph,
    call,
  )({ method: 'GET', path: `/${videoId}`, query: { fields: 'status,post_id,permalink_url' }, stage: 'read' });
  return stateOf(understood(videoSchema, answer, 'Facebook described the video'), videoId, call.access.platformUserId);
}

/** A video without a publishing phase is one of the feed: public as soon as it is ready. */
function stateOf(video: Video, videoId: string, pageId: string): VideoState {
  const { status } = video;
  const phases = [status.uploading_phase, status.processing_phase, status.publishing_phase];
  const failed = phases.find((phase) => phase?.status === 'error');
  if (status.video_status === 'expired') return { kind: 'expired' };
  if (failed || ['error', 'upload_failed'].includes(status.video_status ?? '')) {
    const said = failed?.error?.message ?? failed?.errors?.[0]?.message;
    return { kind: 'failed', detail: said ?? 'Facebook could not process the video. Upload it as MP4 (H.264, AAC).' };
  }
  const published = status.publishing_phase?.status;
  if (published === 'complete' || (published === undefined && status.video_status === 'ready')) {
    const time = status.publishing_phase?.publish_time;
    return {
      kind: 'public',
      platformPostId: postIdOf(video, videoId, pageId),
      permalink: video.permalink_url ? new URL(video.permalink_url, env().FACEBOOK_AUTH_URL).href : null,
      publishedAt: time === undefined ? null : graphTime(time),
    };
  }
  // A session that was finished still says so of its publishing until the processing, which then has begun, is over.
  if (published === 'not_started' && status.uploading_phase) {
    if (status.uploading_phase.status !== 'complete') return { kind: 'uploading' };
    if ((status.processing_phase?.status ?? 'not_started') === 'not_started') return { kind: 'uploaded' };
  }
  return { kind: 'processing', percent: status.processing_progress ?? null };
}

/** The post that shows the video, `{page}_{post}`; Facebook may name its second half alone, or not at all. */
function postIdOf({ post_id: id }: Video, videoId: string, pageId: string): string {
  if (id === undefined) return videoId;
  return id.includes('_') ? id : `${pageId}_${id}`;
}
