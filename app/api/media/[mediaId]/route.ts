import { mediaResponse } from '@/lib/server/http/media-response';
import { otherMethods } from '@/lib/server/http/other-methods';
import { respond } from '@/lib/server/http/respond';

type Route = { params: Promise<{ mediaId: string }> };

/** GET and HEAD /api/media/{mediaId}: the file itself, or a part of it, by a signed address or to a member of its business. */
export const GET = (request: Request, { params }: Route): Promise<Response> =>
  respond(request, async () => mediaResponse(request, (await params).mediaId));
export const HEAD = GET;

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
