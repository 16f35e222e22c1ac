import { isValidMediaUrl } from '@/lib/domain/media/media-url';
import { type OpenedMedia, openMedia } from '@/lib/domain/media/open-media';
import { notFound } from '@/lib/foundation/errors';
import { DAY, SECOND } from '@/lib/foundation/time';
import { readSession } from '../auth/read-session';

/** A stored file for whoever holds its signed address, or belongs to its business; for anybody else it does not exist. */
export async function mediaResponse(request: Request, mediaId: string): Promise<Response> {
  const isSigned = isValidMediaUrl(mediaId, new URL(request.url).searchParams, new Date());
  const media = await openMedia(mediaId);
  if (!media || !(isSigned || (await isMember(request, media)))) throw notFound('media', mediaId);
  const headers = {
    etag: media.etag,
    'cache-control': `${isSigned ? 'public' : 'private'}, max-age=${DAY / SECOND}, immutable`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(media.fileName)}`,
  };
  if (request.headers.get('if-none-match') === media.etag) return new Response(null, { status: 304, headers });
  const { body, bytes } = await media.stream();
  return new Response(body, {
    headers: { ...headers, 'content-type': media.mimeType, 'content-length': String(bytes) },
  });
}

async function isMember(request: Request, { businessId }: OpenedMedia): Promise<boolean> {
  const session = await readSession(request.headers.get('cookie'));
  return session?.memberships.some(({ id }) => id === businessId) ?? false;
}
