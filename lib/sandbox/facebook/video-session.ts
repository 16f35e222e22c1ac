import { invalidParameter } from '../meta/graph-error';
import { newFacebookId } from '../meta/graph-id';
import type { GraphParams } from '../meta/graph-params';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { pageToWriteOn } from './access';
import type { FacebookPage } from './people';
import { findVideo, isExpired, saveVideo, type Video } from './video-store';
import { postVideo } from './videos';

const SESSION = ['upload_phase', 'video_id'];
const operation = (params: GraphParams) => (params.text('upload_phase') === 'finish' ? 'publish' : 'upload');
const route = { method: 'POST', network: 'facebook', operation } as const;

/** Reels and video stories: `start`, the file at the upload host, then `finish`. */
export const VIDEO_SESSION_ROUTES: readonly GraphRoute[] = [
  {
    ...route,
    path: '/:id/video_reels',
    accepts: [...SESSION, 'video_state', 'description', 'title', 'scheduled_publish_time'],
    answer: (call) => session(call, 'reel'),
  },
  { ...route, path: '/:id/video_stories', accepts: SESSION, answer: (call) => session(call, 'story') },
];

async function session(call: AuthorizedCall, kind: 'reel' | 'story'): Promise<object> {
  const page = await pageToWriteOn(call, 'pages_manage_posts');
  const phase = call.params.required('upload_phase');
  if (phase === 'start') return start(call, page, kind);
  if (phase === 'finish') return finish(call, page, kind);
  throw invalidParameter('Param upload_phase must be one of {START, FINISH}');
}

async function start({ world, origin }: AuthorizedCall, page: FacebookPage, kind: Video['kind']): Promise<object> {
  const id = await newFacebookId(world);
  await saveVideo(world, {
    ...{ id, pageId: page.id, kind, postId: null, description: '' },
    ...{ startedAtMs: world.now().getTime(), uploadedAtMs: null, finishedAtMs: null },
  });
  return { video_id: id, upload_url: `${origin}/meta-upload/video-upload/v25.0/${id}` };
}

async function finish({ world, params }: AuthorizedCall, page: FacebookPage, kind: Video['kind']): Promise<object> {
  const video = await findVideo(world, params.required('video_id'));
  if (!video || video.pageId !== page.id || video.kind !== kind) throw invalidParameter('Invalid video id');
  if (isExpired(world, video)) throw invalidParameter('The upload session has expired');
  if (video.uploadedAtMs === null) throw invalidParameter('The video has not been uploaded yet');
  if (video.finishedAtMs !== null) throw invalidParameter('The video has been published already');
  if (kind === 'reel' && params.required('video_state') !== 'PUBLISHED') {
    throw invalidParameter('Param video_state must be PUBLISHED');
  }
  const description = kind === 'reel' ? (params.text('description') ?? '') : '';
  const postId = await postVideo(world, page, { ...video, description });
  return kind === 'reel' ? { success: true } : { success: true, post_id: postId };
}
