import { checkFields, selectFields } from '../meta/field-selection';
import { GraphError, missingParameter, noSuchObject } from '../meta/graph-error';
import { newFacebookId } from '../meta/graph-id';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { graphTime, parseGraphTime } from '../meta/graph-time';
import { isVideo } from '../meta/is-video';
import { pageOf } from '../meta/paging';
import { storeFile } from '../meta/stored-file';
import type { World } from '../world';
import { pageOfPath, pageToWriteOn, requireScopes } from './access';
import { acceptPost, findPagePost } from './page-post';
import type { FacebookPage } from './people';
import { saveVideo, type Video, videoStatus, videosOf } from './video-store';

const FIELDS = ['id', 'description', 'created_time', 'updated_time', 'post_id', 'permalink_url', 'status'] as const;

export const VIDEO_ROUTES: readonly GraphRoute[] = [
  {
    method: 'POST',
    path: '/:id/videos',
    network: 'facebook',
    operation: 'publish',
    accepts: ['file_url', 'description', 'title', 'published', 'thumb'],
    answer: publishVideo,
  },
  { method: 'GET', path: '/:id/videos', network: 'facebook', operation: 'read', answer: (call) => list(call, 'feed') },
  {
    method: 'GET',
    path: '/:id/video_reels',
    network: 'facebook',
    operation: 'read',
    answer: (call) => list(call, 'reel'),
  },
];

/** POST `/{page}/videos`: fetches `file_url`; the reply has the video's id alone, the post's is a field of the video. */
async function publishVideo(call: AuthorizedCall): Promise<object> {
  const { world, params } = call;
  const page = await pageToWriteOn(call, 'pages_manage_posts');
  const url = params.text('file_url');
  if (url === null) throw missingParameter('file_url');
  const id = await newFacebookId(world);
  await fetchVideo(world, id, url);
  const description = params.text('description') ?? '';
  const nowMs = world.now().getTime();
  const video: Video = {
    ...{ id, pageId: page.id, kind: 'feed', postId: null, description },
    ...{ startedAtMs: nowMs, uploadedAtMs: nowMs, finishedAtMs: nowMs },
  };
  await postVideo(world, page, video);
  return { id };
}

/** @throws GraphError for an address that cannot be fetched and for what is no video */
export async function fetchVideo(world: World, id: string, url: string): Promise<void> {
  const fetched = await world.fetchMedia(url);
  if (!fetched.ok) throw new GraphError({ code: 389, message: '(#389) Unable to fetch video file from URL.' });
  if (!isVideo(fetched.bytes)) throw unsupported();
  await storeFile(world, id, 'video/mp4', fetched.bytes);
}

/** The post that shows a video stands from the moment that it is finished. */
export async function postVideo(world: World, page: FacebookPage, video: Video): Promise<string> {
  const postId = `${page.id}_${await newFacebookId(world)}`;
  await acceptPost(world, {
    page,
    id: postId,
    message: video.description,
    link: null,
    media: [{ id: video.id, kind: 'video', path: `/facebook/media/${video.id}`, altText: null }],
    kind: video.kind === 'feed' ? 'video' : video.kind,
    published: true,
  });
  await saveVideo(world, { ...video, postId, finishedAtMs: world.now().getTime() });
  return postId;
}

/** Newest first, those in processing too. */
async function list(call: AuthorizedCall, kind: Video['kind']): Promise<object> {
  const { world, params } = call;
  const page = await pageOfPath(call);
  requireScopes(call, 'pages_read_engagement');
  checkFields('Video', params.text('fields'), FIELDS);
  const sinceMs = parseGraphTime('since', params.text('since')) ?? Number.NEGATIVE_INFINITY;
  const found: Video[] = [];
  for (const video of await videosOf(world, page.id, [kind])) {
    const post = video.postId === null ? null : await findPagePost(world, video.postId);
    if (post && post.deletedAt === null && new Date(post.createdAt).getTime() >= sinceMs) found.unshift(video);
  }
  const { items, paging } = pageOf(found, ({ id }) => id, params, call.url);
  return { data: await Promise.all(items.map((video) => describeVideo(call, video))), ...(paging ? { paging } : {}) };
}

export async function describeVideo(call: AuthorizedCall, video: Video): Promise<Record<string, unknown>> {
  const { world, params, origin } = call;
  const post = video.postId === null ? null : await findPagePost(world, video.postId);
  if (post?.deletedAt) throw noSuchObject(video.id, 'GET');
  const createdAt = graphTime(post?.createdAt ?? new Date(video.startedAtMs));
  return selectFields('Video', params.text('fields'), 'description,updated_time,id', {
    id: () => video.id,
    description: () => video.description || undefined,
    created_time: () => createdAt,
    updated_time: () => createdAt,
    post_id: () => video.postId ?? undefined,
    permalink_url: () => (post ? new URL(post.permalinkPath, origin).href : undefined),
    status: () => videoStatus(world, video),
  });
}

const unsupported = (): GraphError =>
  new GraphError({
    code: 352,
    subcode: 1363024,
    message: '(#352) Sorry, the video file you selected is in a format that we do not support.',
  });
