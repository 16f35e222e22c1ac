import { HOUR } from '@/lib/foundation/time';
import { imageFacts } from '../image-facts';
import { json, readJsonObject } from '../json';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import { actingAuthor, authenticateRest } from './access';
import { addressRefusal, assetId, assetStatus, changeAsset, createAsset, findAsset } from './assets';
import { FAULT_REPLIES, illegalArgument, malformedBody, notFound, schemaErrors } from './errors';
import { ownerIn, ownerRequestProblems } from './upload-schema';

const MAX_PIXELS = 36_152_320;
const TAKEN_TYPES = ['image/jpeg', 'image/png', 'image/gif'];
const WRITE_SCOPES = ['w_member_social', 'w_organization_social'];

/** POST /rest/images?action=initializeUpload */
export async function initializeImage(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'images.ACTION-initializeUpload', WRITE_SCOPES);
  if (token instanceof Response) return token;
  if (call.url.searchParams.get('action') !== 'initializeUpload') return illegalArgument('Unknown action for images');
  const body = await readJsonObject(call.request);
  if (!body) return malformedBody();
  const problems = ownerRequestProblems(body);
  if (problems.length > 0) return schemaErrors(problems);
  const owner = actingAuthor(token, ownerIn(body), '/initializeUploadRequest/owner');
  if (owner instanceof Response) return owner;
  const work = async (): Promise<Response> => {
    const asset = await createAsset(call.world, 'image', owner.urn);
    return json({
      value: {
        uploadUrlExpiresAt: asset.addressesEndAtMs,
        uploadUrl: `${call.origin}/linkedin/dms-uploads/${assetId(asset.urn)}/uploaded-image/0?ca=vector_feedshare&k=${asset.key}`,
        image: asset.urn,
      },
    });
  };
  return underFault(call.world, { network: 'linkedin', operation: 'upload', account: owner.id }, FAULT_REPLIES, work);
}

/** PUT of the bytes to the upload address. A file that is no usable picture fails later, in processing. */
export async function putImage(call: Call): Promise<Response> {
  const urn = `urn:li:image:${call.param('id')}`;
  const asset = await findAsset(call.world, urn);
  const refused = addressRefusal(call.world, asset, call.url.searchParams.get('k'));
  if (!asset || refused) return refused ?? new Response(null, { status: 404 });
  const bytes = new Uint8Array(await call.request.arrayBuffer());
  if (bytes.byteLength === 0) return new Response(null, { status: 400 });
  const facts = await imageFacts(bytes);
  const pixels = (facts?.width ?? 0) * (facts?.height ?? 0);
  const work = async (): Promise<Response> => {
    await changeAsset(call.world, urn, (current) => ({
      ...current,
      mimeType: facts?.mimeType ?? 'application/octet-stream',
      bytes: bytes.byteLength,
      data: Buffer.from(bytes).toString('base64'),
      failed: !facts || !TAKEN_TYPES.includes(facts.mimeType) || pixels >= MAX_PIXELS,
      uploadedAtMs: call.world.now().getTime(),
    }));
    return new Response(null, { status: 201 });
  };
  return underFault(
    call.world,
    { network: 'linkedin', operation: 'upload', account: assetId(asset.ownerUrn) },
    FAULT_REPLIES,
    work,
  );
}

/** GET /rest/images/{urn}: needs a token that may read an organization's content. */
export async function getImage(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'images.GET', ['r_organization_social', 'rw_organization_admin']);
  if (token instanceof Response) return token;
  const asset = await findAsset(call.world, call.param('urn'));
  if (asset?.kind !== 'image') return notFound('Image');
  const status = await assetStatus(call.world, asset);
  return json({
    owner: asset.ownerUrn,
    id: asset.urn,
    status,
    ...(status === 'AVAILABLE' && {
      downloadUrl: `${call.origin}/linkedin/media/${assetId(asset.urn)}`,
      downloadUrlExpiresAt: call.world.now().getTime() + 24 * HOUR,
    }),
  });
}

/** GET /linkedin/media/{id}: the picture as its post shows it. */
export async function showMedia(call: Call): Promise<Response> {
  const asset = await findAsset(call.world, `urn:li:image:${call.param('id')}`);
  if (!asset?.data || asset.failed) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(Buffer.from(asset.data, 'base64')), {
    headers: {
      'content-type': asset.mimeType ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'max-age=3600',
    },
  });
}
