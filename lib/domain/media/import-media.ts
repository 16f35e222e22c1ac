import type { ImportMedia, MediaResponse } from '@/lib/contracts/media';
import { MEDIA_MAX_BYTES } from '@/lib/contracts/media-limits';
import { spool } from '@/lib/data/files/spool';
import { guardedFetch } from '@/lib/data/guarded-fetch';
import { type AppError, invalidField } from '@/lib/foundation/errors';
import { SECOND } from '@/lib/foundation/time';
import { type BusinessContext, requirePermission } from '../context';
import { storeMedia } from './store-media';

/** Shorter than an Idempotency-Key is held. */
const TIMEOUT_MS = 50 * SECOND;

/** Fetches the file at a public address and keeps it as an upload. @throws AppError on `url` or `altText` */
export async function importMedia(
  ctx: BusinessContext,
  { url, altText }: Pick<ImportMedia, 'url' | 'altText'>,
  fetch: typeof guardedFetch = guardedFetch,
): Promise<MediaResponse> {
  requirePermission(ctx, 'publish');
  const answer = await fetch(url, { maxBytes: MEDIA_MAX_BYTES, timeoutMs: TIMEOUT_MS });
  if (answer.status !== 200) {
    answer.discard();
    const message = `The address answers with status ${answer.status}. Check that it opens in a browser.`;
    throw invalidField('url', 'not_ok', message);
  }
  const file = await spool(answer.body, { maxBytes: MEDIA_MAX_BYTES, tooLarge });
  try {
    const fileName = fileNameIn(answer.url);
    return await storeMedia(ctx, { file, fileName, field: 'url', ...(altText === undefined ? {} : { altText }) });
  } finally {
    await file.dispose();
  }
}

function fileNameIn({ pathname }: URL): string {
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const tooLarge = (): AppError =>
  invalidField('url', 'too_large', `No file of more than ${MEDIA_MAX_BYTES / 1024 ** 2} MB is taken.`);
