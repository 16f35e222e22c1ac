import { z } from 'zod';
import type { ImageRendition } from '@/lib/contracts/drafts/draft';
import { platformSchema } from '@/lib/contracts/platform';
import { isValidMediaUrl } from '@/lib/domain/media/media-url';
import { type MediaForm, type OpenedMedia, openMedia } from '@/lib/domain/media/open-media';
import { renditionFor } from '@/lib/domain/media/rendition';
import { notFound } from '@/lib/foundation/errors';
import { DAY, SECOND } from '@/lib/foundation/time';
import { readSession } from '../auth/read-session';
import { byteRange } from './byte-range';

/** A stored file for whoever holds its signed address, or belongs to its business; for anybody else it does not exist. */
export async function mediaResponse(request: Request, mediaId: string): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const isSigned = isValidMediaUrl(mediaId, query, new Date());
  const media = await openMedia(mediaId);
  if (!media || !(isSigned || (await isMember(request, media)))) throw notFound('media', mediaId);
  const form = await media.as(renditionIn(query));
  const headers = new Headers({
    etag: form.etag,
    'accept-ranges': 'bytes',
    'cache-control': `${isSigned ? 'public' : 'private'}, max-age=${DAY / SECOND}, immutable`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `${media.kind === 'document' ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(media.fileName)}`,
  });
  if (request.headers.get('if-none-match') === form.etag) return new Response(null, { status: 304, headers });
  return partOf(request, form, headers);
}

async function partOf(request: Request, form: MediaForm, headers: Headers): Promise<Response> {
  const isSame = [null, form.etag].includes(request.headers.get('if-range'));
  const range = isSame ? byteRange(request.headers.get('range'), form.bytes) : null;
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${form.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: form.bytes };
  if (range) headers.set('content-range', `bytes ${start}-${end - 1}/${form.bytes}`);
  headers.set('content-type', form.mimeType);
  headers.set('content-length', String(end - start));
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const { body } = await form.stream(range ?? undefined);
  return new Response(body, { status, headers });
}

const placementSchema = z.enum(['feed', 'reel', 'story']).optional().catch(undefined);

/** `rendition=instagram` with an optional `placement=story`: that network's form. Any other name: a recipe. */
function renditionIn(query: URLSearchParams): ImageRendition | string | undefined {
  const name = query.get('rendition') ?? undefined;
  const { data: platform } = platformSchema.safeParse(name);
  if (!platform) return name;
  const placement = placementSchema.parse(query.get('placement') ?? undefined);
  const hasPlaces = platform === 'instagram' || platform === 'facebook';
  return renditionFor(platform, hasPlaces && placement ? { [platform]: { placement } } : {});
}

async function isMember(request: Request, { businessId }: OpenedMedia): Promise<boolean> {
  const session = await readSession(request.headers.get('cookie'));
  return session?.memberships.some(({ id }) => id === businessId) ?? false;
}
