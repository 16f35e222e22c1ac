import type { World } from '../world';

interface StoredFile {
  mimeType: string;
  base64: string;
}

const COLLECTION = 'meta-files';

/** Keeps what a network fetched: it shows its own copy from then on. */
export const storeFile = (world: World, id: string, mimeType: string, bytes: Uint8Array): Promise<void> =>
  world.store.put(COLLECTION, id, { mimeType, base64: Buffer.from(bytes).toString('base64') } satisfies StoredFile);

export async function serveFile(world: World, id: string): Promise<Response> {
  const file = await world.store.get<StoredFile>(COLLECTION, id);
  if (!file) return new Response('Not found', { status: 404 });
  return new Response(new Uint8Array(Buffer.from(file.base64, 'base64')), {
    headers: { 'content-type': file.mimeType, 'cache-control': 'public, max-age=86400' },
  });
}
