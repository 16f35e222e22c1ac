import { createHash, type Hash } from 'node:crypto';
import type { MediaResponse } from '@/lib/contracts/media';
import { withTransaction } from '@/lib/data/db/transaction';
import { filesStore } from '@/lib/data/files/instance';
import type { SpooledFile } from '@/lib/data/files/spool';
import { invalidField } from '@/lib/foundation/errors';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { forgetFile } from './forget-file';
import { type InspectedFile, inspectFile } from './inspect-file';
import { toMediaItem } from './media-item';

const FILE_NAME_MAX_LENGTH = 200;
const ALT_TEXT_MAX_LENGTH = 1_500;

export interface Upload {
  fileName: string;
  file: SpooledFile;
  altText?: string;
  /** The field that named the file, for what is wrong with it. */
  field?: 'file' | 'url';
}

/** Keeps an upload as it came but for what its camera wrote beside it. @throws AppError on `file`, `url` or `altText`. */
export async function storeMedia(
  ctx: BusinessContext,
  { file, field = 'file', ...named }: Upload,
): Promise<MediaResponse> {
  requirePermission(ctx, 'publish');
  if (named.altText !== undefined && named.altText.length > ALT_TEXT_MAX_LENGTH) {
    throw invalidField('altText', 'too_long', `A description has at most ${ALT_TEXT_MAX_LENGTH} characters.`);
  }
  const { facts, content } = await inspectFile(file, field);
  const id = newId('media', ctx.now);
  const storageKey = `media/${ctx.business.id}/${id}`;
  const stored = await put(storageKey, content);
  try {
    return await withTransaction(async (tx) => {
      const row = await tx.prisma.media.create({
        data: {
          id,
          businessId: ctx.business.id,
          ...facts,
          ...stored,
          fileName: plainName(named.fileName),
          altText: named.altText?.trim() || null,
          storageKey,
          createdBy: ctx.actor.id,
          createdAt: ctx.now,
        },
      });
      const entry = { action: 'media.uploaded', subjectType: 'media', subjectId: id };
      await recordEvent(tx, ctx, { ...entry, data: { kind: facts.kind, bytes: row.bytes } });
      const answer = { data: toMediaItem(row, ctx.now) };
      await ctx.keepAnswer?.(tx, answer);
      return answer;
    });
  } catch (error) {
    await forgetFile(storageKey);
    throw error;
  }
}

async function put(
  key: string,
  content: InspectedFile['content'],
): Promise<{ bytes: number; sha256: Buffer<ArrayBuffer> }> {
  const hash = createHash('sha256');
  const bytes = await filesStore().put(key, hashing(content, hash));
  return { bytes, sha256: Buffer.from(hash.digest()) };
}

async function* hashing(content: InspectedFile['content'], hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    hash.update(chunk);
    yield chunk;
  }
}

/** A name to show: no folder, no control character. */
function plainName(fileName: string): string {
  const name = fileName
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, FILE_NAME_MAX_LENGTH);
  return name || 'file';
}
