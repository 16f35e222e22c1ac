import { mediaResponse } from '@/lib/server/http/media-response';
import { otherMethods } from '@/lib/server/http/other-methods';
import { respond } from '@/lib/server/http/respond';

/** GET /api/media/{mediaId}: the file itself, by a signed address or to a member of its business. */
export const GET = (request: Request, { params }: { params: Promise<{ mediaId: string }> }): Promise<Response> =>
  respond(request, async () => mediaResponse(request, (await params).mediaId));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
