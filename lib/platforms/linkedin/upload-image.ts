import type { PublishInput, PublishMedia } from '../platform';
import { announceFile } from './announce-file';
import { putBytes } from './put-bytes';

/** Uploads one picture and returns its URN. Nothing is public yet. @throws Refused */
export async function uploadImage(input: PublishInput, author: string, media: PublishMedia): Promise<string> {
  const { urn, uploadUrl } = await announceFile(input, 'images', author);
  await putBytes(input, uploadUrl, { kind: 'bytes', bytes: await media.read(), contentType: media.mimeType });
  return urn;
}
