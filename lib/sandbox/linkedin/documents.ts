import { json, readJsonObject } from '../json';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import { actingAuthor, authenticateRest } from './access';
import { addressRefusal, assetId, assetStatus, changeAsset, createAsset, findAsset } from './assets';
import { FAULT_REPLIES, illegalArgument, malformedBody, notFound, schemaErrors } from './errors';
import { ownerIn, ownerRequestProblems } from './upload-schema';

const MAX_BYTES = 100 * 1024 * 1024;
const WRITE_SCOPES = ['w_member_social', 'w_organization_social'];
/** The first bytes of a PDF, of a zip (PPTX, DOCX) and of the older Office formats. */
const SIGNATURES = ['%PDF-', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0'];

/** POST /rest/documents?action=initializeUpload */
export async function initializeDocument(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'documents.ACTION-initializeUpload', WRITE_SCOPES);
  if (token instanceof Response) return token;
  if (call.url.searchParams.get('action') !== 'initializeUpload')
    return illegalArgument('Unknown action for documents');
  const body = await readJsonObject(call.request);
  if (!body) return malformedBody();
  const problems = ownerRequestProblems(body);
  if (problems.length > 0) return schemaErrors(problems);
  const owner = actingAuthor(token, ownerIn(body), '/initializeUploadRequest/owner');
  if (owner instanceof Response) return owner;
  const target = { network: 'linkedin', operation: 'upload', account: owner.id } as const;
  return underFault(call.world, target, FAULT_REPLIES, async () => {
    const asset = await createAsset(call.world, 'document', owner.urn);
    return json({
      value: {
        uploadUrlExpiresAt: asset.addressesEndAtMs,
        uploadUrl: `${call.origin}/linkedin/dms-uploads/${assetId(asset.urn)}/uploaded-document/0?k=${asset.key}`,
        document: asset.urn,
      },
    });
  });
}

/** PUT of the bytes. A file that is no document fails later, in processing. */
export async function putDocument(call: Call): Promise<Response> {
  const urn = `urn:li:document:${call.param('id')}`;
  const asset = await findAsset(call.world, urn);
  const refused = addressRefusal(call.world, asset, call.url.searchParams.get('k'));
  if (!asset || refused) return refused ?? new Response(null, { status: 404 });
  const bytes = Buffer.from(await call.request.arrayBuffer());
  if (bytes.byteLength === 0) return new Response(null, { status: 400 });
  const start = bytes.subarray(0, 8).toString('latin1');
  const target = { network: 'linkedin', operation: 'upload', account: assetId(asset.ownerUrn) } as const;
  return underFault(call.world, target, FAULT_REPLIES, async () => {
    await changeAsset(call.world, urn, (current) => ({
      ...current,
      bytes: bytes.byteLength,
      failed: bytes.byteLength > MAX_BYTES || !SIGNATURES.some((signature) => start.startsWith(signature)),
      uploadedAtMs: call.world.now().getTime(),
    }));
    return new Response(null, { status: 201 });
  });
}

/** GET /rest/documents/{urn} */
export async function getDocument(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'documents.GET', [...WRITE_SCOPES, 'r_organization_social']);
  if (token instanceof Response) return token;
  const asset = await findAsset(call.world, call.param('urn'));
  if (asset?.kind !== 'document') return notFound('Document');
  return json({ id: asset.urn, owner: asset.ownerUrn, status: await assetStatus(call.world, asset) });
}
