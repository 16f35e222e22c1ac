import { createHash } from 'node:crypto';
import { isObject, json, readJsonObject } from '../json';
import type { Call } from '../routes';
import { type IssuedToken, randomToken } from '../tokens';
import { underFault } from '../under-fault';
import { actingAuthor, authenticateRest } from './access';
import { addressRefusal, assetId, assetStatus, changeAsset, createAsset, findAsset } from './assets';
import { FAULT_REPLIES, illegalArgument, malformedBody, notFound, schemaErrors } from './errors';
import { finalizeRequestProblems, ownerIn, videoRequestProblems } from './upload-schema';

const PART_BYTES = 4 * 1024 * 1024;
const MIN_BYTES = 75 * 1024;
const MAX_BYTES = 500 * 1024 * 1024;
const WRITE_SCOPES = ['w_member_social', 'w_organization_social'];

/** POST /rest/videos?action=initializeUpload | finalizeUpload */
export async function videoAction(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'videos.ACTION', WRITE_SCOPES);
  if (token instanceof Response) return token;
  const body = await readJsonObject(call.request);
  if (!body) return malformedBody();
  const action = call.url.searchParams.get('action');
  if (action === 'finalizeUpload') {
    const problems = finalizeRequestProblems(body);
    return problems.length > 0 ? schemaErrors(problems) : finalize(call, token, body.finalizeUploadRequest);
  }
  if (action !== 'initializeUpload') return illegalArgument('Unknown action for videos');
  const problems = videoRequestProblems(body);
  if (problems.length > 0) return schemaErrors(problems);
  const owner = actingAuthor(token, ownerIn(body), '/initializeUploadRequest/owner');
  if (owner instanceof Response) return owner;
  const asked = isObject(body.initializeUploadRequest) ? body.initializeUploadRequest : {};
  const size = Number(asked.fileSizeBytes);
  if (size < MIN_BYTES || size > MAX_BYTES) return illegalArgument('fileSizeBytes must be between 75KB and 500MB');
  return underFault(call.world, { network: 'linkedin', operation: 'upload', account: owner.id }, FAULT_REPLIES, () =>
    initialize(call, owner.urn, size),
  );
}

async function initialize({ world, origin }: Call, ownerUrn: string, size: number): Promise<Response> {
  const upload = { announcedBytes: size, uploadToken: randomToken(9), etags: [], finalized: false };
  const asset = await createAsset(world, 'video', ownerUrn, upload);
  const uploadInstructions = Array.from({ length: partsOf(size) }, (_, part) => ({
    uploadUrl: `${origin}/linkedin/dms-uploads/${assetId(asset.urn)}/uploaded-video/${part}?k=${asset.key}`,
    firstByte: part * PART_BYTES,
    lastByte: Math.min((part + 1) * PART_BYTES, size) - 1,
  }));
  return json({
    value: {
      uploadUrlsExpireAt: asset.addressesEndAtMs,
      video: asset.urn,
      uploadInstructions,
      uploadToken: upload.uploadToken,
    },
  });
}

/** PUT of one part, of exactly the bytes that were instructed; its ETag is what finalizeUpload asks for. */
export async function putVideoPart(call: Call): Promise<Response> {
  const urn = `urn:li:video:${call.param('id')}`;
  const asset = await findAsset(call.world, urn);
  const refused = addressRefusal(call.world, asset, call.url.searchParams.get('k'));
  if (!asset?.video || refused) return refused ?? new Response(null, { status: 404 });
  const part = Number(call.param('part'));
  const size = Math.min(PART_BYTES, asset.video.announcedBytes - part * PART_BYTES);
  const bytes = new Uint8Array(await call.request.arrayBuffer());
  if (!(size > 0) || asset.video.finalized) return new Response(null, { status: 404 });
  if (bytes.byteLength !== size) return new Response(null, { status: 400 });
  const etag = createHash('md5').update(bytes).update(call.param('part')).digest('hex');
  const target = { network: 'linkedin', operation: 'upload', account: assetId(asset.ownerUrn) } as const;
  return underFault(call.world, target, FAULT_REPLIES, async () => {
    await changeAsset(call.world, urn, (current) => {
      if (!current.video) return current;
      const etags = Array.from({ length: partsOf(current.video.announcedBytes) }, (_, index) =>
        index === part ? etag : (current.video?.etags[index] ?? ''),
      );
      const isRepeat = Boolean(current.video.etags[part]);
      return {
        ...current,
        bytes: isRepeat ? current.bytes : current.bytes + size,
        uploadedAtMs: call.world.now().getTime(),
        video: { ...current.video, etags },
      };
    });
    return new Response(null, { status: 200, headers: { etag } });
  });
}

const partsOf = (bytes: number): number => Math.ceil(bytes / PART_BYTES);

async function finalize({ world }: Call, token: IssuedToken, asked: unknown): Promise<Response> {
  const request = isObject(asked) ? asked : {};
  const asset = await findAsset(world, String(request.video));
  if (!asset?.video) return notFound('Video');
  const owner = actingAuthor(token, asset.ownerUrn, '/finalizeUploadRequest/video');
  if (owner instanceof Response) return owner;
  const { etags, announcedBytes, uploadToken, finalized } = asset.video;
  if (finalized) return illegalArgument('The upload was finalized already');
  if (request.uploadToken !== uploadToken) return illegalArgument('uploadToken is not the one of this upload');
  const parts: unknown[] = Array.isArray(request.uploadedPartIds) ? request.uploadedPartIds : [];
  const complete = etags.length === partsOf(announcedBytes) && etags.every((etag) => etag !== '');
  if (!complete || parts.length !== etags.length || !etags.every((etag, index) => etag === parts[index])) {
    return illegalArgument('uploadedPartIds do not match the uploaded parts');
  }
  return underFault(world, { network: 'linkedin', operation: 'upload', account: owner.id }, FAULT_REPLIES, async () => {
    await changeAsset(world, asset.urn, (current) => ({
      ...current,
      mimeType: 'video/mp4',
      uploadedAtMs: world.now().getTime(),
      video: current.video && { ...current.video, finalized: true },
    }));
    return new Response(null, { status: 200 });
  });
}

/** GET /rest/videos/{urn} */
export async function getVideo(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'videos.GET', [...WRITE_SCOPES, 'r_organization_social']);
  if (token instanceof Response) return token;
  const asset = await findAsset(call.world, call.param('urn'));
  if (asset?.kind !== 'video') return notFound('Video');
  return json({ id: asset.urn, owner: asset.ownerUrn, status: await assetStatus(call.world, asset) });
}
