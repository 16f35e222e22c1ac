import type { ImageRendition, MediaKind } from '@/lib/contracts/drafts/draft';
import { prisma } from '@/lib/data/db/client';
import type { Media, MediaRendition } from '@/lib/data/db/generated/client';
import type { ByteRange } from '@/lib/data/files/files-store';
import { filesStore } from '@/lib/data/files/instance';
import { notFound } from '@/lib/foundation/errors';
import { ensureRendition } from './ensure-rendition';
import { goesOutAsIs } from './rendition';

/** One form of a file, ready to be sent. */
export interface MediaForm {
  mimeType: string;
  bytes: number;
  /** Of the content: the same bytes have the same tag. */
  etag: string;
  stream(range?: ByteRange): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>;
}

export interface OpenedMedia {
  businessId: string;
  kind: MediaKind;
  fileName: string;
  /** The file itself, or the form that a network takes where that is another, or a rendition that there is by its recipe. */
  as(form?: ImageRendition | string): Promise<MediaForm>;
}

/** A file to serve, by id alone: the caller has checked the address's signature, or checks the business. */
export async function openMedia(mediaId: string): Promise<OpenedMedia | null> {
  const row = await prisma().media.findUnique({ where: { id: mediaId } });
  return row && { businessId: row.businessId, kind: row.kind, fileName: row.fileName, as: (form) => formOf(row, form) };
}

async function formOf(row: Media, form: ImageRendition | string | undefined): Promise<MediaForm> {
  const tag = Buffer.from(row.sha256).toString('base64url');
  if (form === undefined || (typeof form !== 'string' && goesOutAsIs(row, form))) return served(row, tag);
  const rendition = typeof form === 'string' ? await findRendition(row.id, form) : await ensureRendition(row, form);
  return served(rendition, `${tag}.${rendition.recipe}`);
}

const served = ({ mimeType, bytes, storageKey }: Media | MediaRendition, tag: string): MediaForm => ({
  ...{ mimeType, bytes, etag: `"${tag}"` },
  stream: (range) => filesStore().stream(storageKey, range),
});

async function findRendition(mediaId: string, recipe: string): Promise<MediaRendition> {
  const row = await prisma().mediaRendition.findUnique({ where: { mediaId_recipe: { mediaId, recipe } } });
  if (!row) throw notFound('rendition', recipe);
  return row;
}
