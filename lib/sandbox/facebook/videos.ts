import { SECOND } from '@/lib/foundation/time';
import type { LedgerMedia } from '../ledger';
import { selectFields } from '../meta/field-selection';
import { GraphError, missingParameter, noSuchObject } from '../meta/graph-error';
import { newFacebookId } from '../meta/graph-id';
import type { AuthorizedCall } from '../meta/graph-route';
import { isVideo } from '../meta/is-video';
import { storeFile } from '../meta/stored-file';
import type { World } from '../world';
import { pageToWriteOn } from './access';
import { acceptPost, findPagePost } from './page-post';

/** Time until a video is `ready`; the setting `facebook:processingMs` replaces it. */
const PROCESSING_MS = 2 * SECOND;
const COLLECTION = 'facebook-videos';

interface Video {
  id: string;
  postId: string;
  description: string;
  acceptedAtMs: number;
}

export const findVideo = (world: World, id: string): Promise<Video | null> => world.store.get<Video>(COLLECTION, id);

/** POST `/{page}/videos`: fetches `file_url`; the reply has the video's id alone, the post's is a field of the video. */
export async function publishVideo(call: AuthorizedCall): Promise<object> {
  const { world, params } = call;
  const page = await pageToWriteOn(call, 'pages_manage_posts');
  const url = params.text('file_url');
  if (url === null) throw missingParameter('file_url');
  const fetched = await world.fetchMedia(url);
  if (!fetched.ok) throw new GraphError({ code: 389, message: '(#389) Unable to fetch video file from URL.' });
  if (!isVideo(fetched.bytes)) throw unsupported();
  const id = await newFacebookId(world);
  const postId = `${page.id}_${await newFacebookId(world)}`;
  const description = params.text('description') ?? '';
  await storeFile(world, id, 'video/mp4', fetched.bytes);
  const media: LedgerMedia[] = [{ id, kind: 'video', path: `/facebook/media/${id}`, altText: params.text('title') }];
  await acceptPost(world, {
    page,
    id: postId,
    message: description,
    link: null,
    media,
    kind: 'video',
    published: true,
  });
  const video: Video = { id, postId, description, acceptedAtMs: world.now().getTime() };
  await world.store.put(COLLECTION, id, video);
  return { id };
}

export async function describeVideo(call: AuthorizedCall, video: Video): Promise<object> {
  const { world, params, origin } = call;
  const post = await findPagePost(world, video.postId);
  if (!post || post.deletedAt !== null) throw noSuchObject(video.id, 'GET');
  const readyAtMs = video.acceptedAtMs + (await world.setting('facebook:processingMs', PROCESSING_MS));
  return selectFields('Video', params.text('fields'), 'description,updated_time,id', {
    id: () => video.id,
    description: () => video.description,
    updated_time: () => post.createdAt,
    post_id: () => video.postId,
    permalink_url: () => new URL(post.permalinkPath, origin).href,
    status: () => ({ video_status: world.now().getTime() >= readyAtMs ? 'ready' : 'processing' }),
  });
}

const unsupported = (): GraphError =>
  new GraphError({
    code: 352,
    subcode: 1363024,
    message: '(#352) Sorry, the video file you selected is in a format that we do not support.',
  });
