import { createHash } from 'node:crypto';
import type { MediaResponse } from '@/lib/contracts/media';
import { MEDIA_MAX_BYTES } from '@/lib/contracts/media-limits';
import { withTransaction } from '@/lib/data/db/transaction';
import { filesStore } from '@/lib/data/files/instance';
import { invalidField } from '@/lib/foundation/errors';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { inspectImage } from './inspect-image';
import { toMediaItem } from './media-item';

const FILE_NAME_MAX_LENGTH = 200;
const ALT_TEXT_MAX_LENGTH = 1_500;

export interface Upload {
  fileName: string;
  bytes: Uint8Array;
  altText?: string;
}

/** Keeps a picture as it came, byte for byte. @throws AppError on `file` or `altText`. */
export async function storeMedia(ctx: BusinessContext, { fileName, bytes, altText }: Upload): Promise<MediaResponse> {
  requirePermission(ctx, 'publish');
  if (bytes.length === 0) throw invalidField('file', 'empty', 'The file is empty. Choose another one.');
  if (bytes.length > MEDIA_MAX_BYTES) {
    throw invalidField(
      'file',
      'too_large',
      `The file is larger than ${MEDIA_MAX_BYTES / 1024 ** 2} MB. Choose a smaller one.`,
    );
  }
  if (altText !== undefined && altText.length > ALT_TEXT_MAX_LENGTH) {
    throw invalidField('altText', 'too_long', `A description has at most ${ALT_TEXT_MAX_LENGTH} characters.`);
  }
  const facts = await inspectImage(bytes);
  const id = newId('media', ctx.now);
  const storageKey = `media/${ctx.business.id}/${id}`;
  await filesStore().put(storageKey, bytes);
  return withTransaction(async (tx) => {
    const row = await tx.prisma.media.create({
      data: {
        id,
        businessId: ctx.business.id,
        ...facts,
        fileName: plainName(fileName),
        bytes: bytes.length,
        altText: altText?.trim() || null,
        sha256: createHash('sha256').update(bytes).digest(),
        storageKey,
        createdBy: ctx.actor.id,
        createdAt: ctx.now,
      },
    });
    const entry = { action: 'media.uploaded', subjectType: 'media', subjectId: id };
    await recordEvent(tx, ctx, { ...entry, data: { kind: facts.kind, bytes: bytes.length } });
    const answer = { data: toMediaItem(row, ctx.now) };
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}

/** A name to show: no folder, no control character. */
function plainName(fileName: string): string {
  const name = fileName
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, FILE_NAME_MAX_LENGTH);
  return name || 'picture';
}
