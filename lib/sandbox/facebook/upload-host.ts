import { json } from '../json';
import { GraphError, outOfService } from '../meta/graph-error';
import { isVideo } from '../meta/is-video';
import { requireToken } from '../meta/live-token';
import { storeFile } from '../meta/stored-file';
import type { Call, Route } from '../routes';
import { underFault } from '../under-fault';
import { changeVideo, findVideo, isExpired, type Video } from './video-store';
import { fetchVideo } from './videos';

/** What stands at rupload.facebook.com. */
export const UPLOAD_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/meta-upload/video-upload/:version/:id', answer: receive },
];

async function receive(call: Call): Promise<Response> {
  const { world, param, request } = call;
  try {
    const token = await requireToken(world, 'facebook', oauthToken(request));
    const video = await findVideo(world, param('id'));
    if (!video || video.pageId !== token.accountId) return refused('Video not found', 404);
    if (isExpired(world, video)) return refused('The upload session has expired', 410);
    const target = { network: 'facebook', operation: 'upload', account: video.pageId } as const;
    const replies = {
      error500: () => outOfService().toResponse(),
      error429: () => new GraphError({ code: 4, message: '(#4) Application request limit reached' }).toResponse(),
    };
    return await underFault(world, target, replies, () => take(call, video));
  } catch (error) {
    if (error instanceof GraphError) return error.toResponse();
    throw error;
  }
}

/** Fetches `file_url`, or takes the body, which must be whole: `offset` 0 and `file_size` of its length. */
async function take({ world, request }: Call, video: Video): Promise<Response> {
  const url = request.headers.get('file_url');
  if (url !== null) {
    await fetchVideo(world, video.id, url);
  } else {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (request.headers.get('offset') !== '0') return refused('The header offset is required', 400);
    if (request.headers.get('file_size') !== String(bytes.byteLength)) return refused('Partial upload', 400);
    if (!isVideo(bytes)) return refused('The file is no video', 400);
    await storeFile(world, video.id, 'video/mp4', bytes);
  }
  await changeVideo(world, video.id, (one) => ({ ...one, uploadedAtMs: world.now().getTime() }));
  return json({ success: true });
}

/** `Authorization: OAuth …`; this host takes no other scheme. */
const oauthToken = (request: Request): string | null =>
  /^OAuth (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;

const refused = (message: string, status: number): Response =>
  json({ debug_info: { retriable: false, type: 'ProcessingFailedError', message } }, status);
