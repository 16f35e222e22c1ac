import type { PublishInput, PublishMedia } from '../platform';
import type { ProgressKeeper } from '../progress';
import { announceFile } from './announce-file';
import { awaitAvailable } from './asset-status';
import { putBytes } from './put-bytes';

/** A document goes in one request of up to 100 MB, of which so much is in memory. */
const CHUNK_BYTES = 1024 * 1024;

/** Uploads a document, once, and waits for LinkedIn to make its pages. @throws Refused NOT_READY while it does */
export async function uploadDocument(
  input: PublishInput,
  author: string,
  media: PublishMedia,
  progress: ProgressKeeper,
): Promise<string> {
  const document = progress.text('document') ?? (await upload(input, author, media));
  if (progress.text('document') === null) await progress.save({ document });
  await awaitAvailable(input, progress, 'documents', document);
  return document;
}

async function upload(input: PublishInput, author: string, media: PublishMedia): Promise<string> {
  const { urn, uploadUrl } = await announceFile(input, 'documents', author);
  await putBytes(input, uploadUrl, {
    kind: 'stream',
    chunks: chunksOf(media),
    bytes: media.bytes,
    contentType: media.mimeType,
  });
  return urn;
}

async function* chunksOf({ bytes, readRange }: PublishMedia): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes; start += CHUNK_BYTES) {
    yield await readRange(start, Math.min(start + CHUNK_BYTES, bytes));
  }
}
