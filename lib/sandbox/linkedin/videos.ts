import { createHash } from 'node:crypto';
import { HOUR } from '@/lib/foundation/time';
import { isObject, json, readJsonObject } from '../json';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import { actingAuthor, authenticateRest } from './access';
import { assetId, assetStatus, changeAsset, createAsset, findAsset } from './assets';
import { FAULT_REPLIES, illegalArgument, malformedBody, notFound, schemaErrors } from './errors';

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
  if (action === 'finalizeUpload') return finalize(call, body.finalizeUploadRequest);
  if (action !== 'initializeUpload') return illegalArgument('Unknown action for videos');
  const asked = body.initializeUploadRequest;
  if (!isObject(asked) || typeof asked.fileSizeBytes !== 'number') {
    return schemaErrors([
      '/initializeUploadRequest/fileSizeBytes :: field is required but not found and has no default value',
    ]);
  }
  const owner = actingAuthor(token, asked.owner, '/initializeUploadRequest/owner');
  if (owner instanceof Response) return owner;
  const size = asked.fileSizeBytes;
  if (size < MIN_BYTES || size > MAX_BYTES) return illegalArgument('fileSizeBytes must be between 75KB and 500MB');
  return underFault(call.world, { network: 'linkedin', operation: 'upload', account: owner.id }, FAULT_REPLIES, () =>
    initialize(call, owner.urn, size),
  );
}

async function initialize({ world, origin }: Call, ownerUrn: string, size: number): Promise<Response> {
  const asset = await createAsset(world, 'video', ownerUrn, { announcedBytes: size, etags: [], finalized: false });
  const uploadInstructions = Array.from({ length: Math.ceil(size / PART_BYTES) }, (_, part) => ({
    uploadUrl: `${origin}/linkedin/dms-uploads/${assetId(asset.urn)}/uploaded-video/${part}?k=${asset.key}`,
    firstByte: part * PART_BYTES,
    lastByte: Math.min((part + 1) * PART_BYTES, size) - 1,
  }));
  return json({
    value: {
      uploadUrlsExpireAt: world.now().getTime() + 24 * HOUR,
      video: asset.urn,
      uploadInstructions,
      uploadToken: '',
    },
  });
}

/** PUT of one part; its ETag is what finalizeUpload asks for. */
export async function putVideoPart(call: Call): Promise<Response> {
  const urn = `urn:li:video:${call.param('id')}`;
  const asset = await findAsset(call.world, urn);
  if (!asset?.video || asset.key !== call.url.searchParams.get('k')) return new Response(null, { status: 404 });
  const bytes = new Uint8Array(await call.request.arrayBuffer());
  const etag = createHash('md5').update(bytes).update(call.param('part')).digest('hex');
  const part = Number(call.param('part'));
  if (!(part * PART_BYTES < asset.video.announcedBytes)) return new Response(null, { status: 404 });
  await changeAsset(call.world, urn, (current) => {
    if (!current.video) return current;
    const etags = [...current.video.etags];
    const isRepeat = Boolean(etags[part]);
    while (etags.length <= part) etags.push('');
    etags[part] = etag;
    return {
      ...current,
      bytes: isRepeat ? current.bytes : current.bytes + bytes.byteLength,
      uploadedAtMs: call.world.now().getTime(),
      video: { ...current.video, etags },
    };
  });
  return new Response(null, { status: 200, headers: { etag } });
}

async function finalize({ world }: Call, asked: unknown): Promise<Response> {
  if (!isObject(asked) || typeof asked.video !== 'string' || !Array.isArray(asked.uploadedPartIds)) {
    return schemaErrors(['/finalizeUploadRequest :: field is required but not found and has no default value']);
  }
  const parts: unknown[] = asked.uploadedPartIds;
  const asset = await findAsset(world, asked.video);
  if (!asset?.video) return notFound('Video');
  const complete = asset.video.etags.every((etag, index) => etag !== '' && etag === parts[index]);
  if (!complete || parts.length !== asset.video.etags.length) {
    return illegalArgument('uploadedPartIds do not match the uploaded parts');
  }
  await changeAsset(world, asset.urn, (current) => ({
    ...current,
    mimeType: 'video/mp4',
    failed: current.bytes !== current.video?.announcedBytes,
    uploadedAtMs: world.now().getTime(),
    video: current.video && { ...current.video, finalized: true },
  }));
  return new Response(null, { status: 200 });
}

/** GET /rest/videos/{urn} */
export async function getVideo(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'videos.GET', [...WRITE_SCOPES, 'r_organization_social']);
  if (token instanceof Response) return token;
  const asset = await findAsset(call.world, call.param('urn'));
  if (asset?.kind !== 'video') return notFound('Video');
  return json({ id: asset.urn, owner: asset.ownerUrn, status: await assetStatus(call.world, asset) });
}
