import { HOUR } from '@/lib/foundation/time';
import { randomToken } from '../tokens';
import type { World } from '../world';

export type AssetStatus = 'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE' | 'PROCESSING_FAILED';

/** An image, a video or a document, from the announcement of its upload on. */
export interface Asset {
  urn: string;
  kind: 'image' | 'video' | 'document';
  ownerUrn: string;
  /** Guards the upload address. */
  key: string;
  /** From then on its upload addresses are refused. */
  addressesEndAtMs: number;
  mimeType: string | null;
  bytes: number;
  /** Base64 of an image's bytes, so that its post can show it; a video's bytes are counted and let go. */
  data: string | null;
  failed: boolean;
  /** When the last byte arrived; processing counts from here. */
  uploadedAtMs: number | null;
  video: VideoUpload | null;
}

interface VideoUpload {
  announcedBytes: number;
  /** Asked back by finalizeUpload. */
  uploadToken: string;
  etags: string[];
  finalized: boolean;
}

const COLLECTION = 'linkedin-assets';
export const processingSetting = (kind: Asset['kind']): string => `linkedin:${kind}ProcessingMs`;
const PROCESSING_MS = { image: 0, video: 4_000, document: 0 } as const;
export const ADDRESS_LIFE_SETTING = 'linkedin:uploadAddressMs';
const ADDRESS_LIFE_MS = 24 * HOUR;
const PREFIX = { image: 'D4E10AQ', video: 'D4E05AQ', document: 'D4D1FAQ' } as const;

export async function createAsset(
  world: World,
  kind: Asset['kind'],
  ownerUrn: string,
  video: Asset['video'] = null,
): Promise<Asset> {
  const asset: Asset = {
    urn: `urn:li:${kind}:${PREFIX[kind]}${randomToken(12)}`,
    kind,
    ownerUrn,
    key: randomToken(18),
    addressesEndAtMs: world.now().getTime() + (await world.setting(ADDRESS_LIFE_SETTING, ADDRESS_LIFE_MS as number)),
    mimeType: null,
    bytes: 0,
    data: null,
    failed: false,
    uploadedAtMs: null,
    video,
  };
  await world.store.put(COLLECTION, asset.urn, asset);
  return asset;
}

export const findAsset = (world: World, urn: string): Promise<Asset | null> => world.store.get<Asset>(COLLECTION, urn);

export const changeAsset = (world: World, urn: string, change: (asset: Asset) => Asset): Promise<Asset | null> =>
  world.store.update<Asset>(COLLECTION, urn, (asset) => (asset ? change(asset) : null));

/** The refusal of an upload to an address that was never given or is no longer good; null when it is. */
export function addressRefusal(world: World, asset: Asset | null, key: string | null): Response | null {
  if (!asset || asset.key !== key) return new Response(null, { status: 404 });
  return world.now().getTime() < asset.addressesEndAtMs ? null : new Response(null, { status: 403 });
}

/** Where an asset stands now, by the clock. */
export async function assetStatus(world: World, asset: Asset): Promise<AssetStatus> {
  if (asset.uploadedAtMs === null || asset.video?.finalized === false) return 'WAITING_UPLOAD';
  const processingMs = await world.setting(processingSetting(asset.kind), PROCESSING_MS[asset.kind] as number);
  if (world.now().getTime() < asset.uploadedAtMs + processingMs) return 'PROCESSING';
  return asset.failed ? 'PROCESSING_FAILED' : 'AVAILABLE';
}

/** The last part of a URN, as addresses carry it. */
export const assetId = (urn: string): string => urn.split(':').at(-1) ?? urn;
