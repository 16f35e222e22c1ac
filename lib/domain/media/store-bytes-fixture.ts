import type { MediaItem } from '@/lib/contracts/media';
import { spool } from '@/lib/data/files/spool';
import type { BusinessContext } from '../context';
import { storeMedia } from './store-media';

/** Stores bytes that a test has in memory. */
export async function storeBytes(
  ctx: BusinessContext,
  bytes: Uint8Array,
  named: { fileName?: string; altText?: string } = {},
): Promise<MediaItem> {
  const file = await spool([bytes], { maxBytes: bytes.length, tooLarge: () => new Error('never') });
  try {
    return (await storeMedia(ctx, { fileName: 'picture.png', file, ...named })).data;
  } finally {
    await file.dispose();
  }
}
