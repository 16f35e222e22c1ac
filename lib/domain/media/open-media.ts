import { prisma } from '@/lib/data/db/client';
import { filesStore } from '@/lib/data/files/instance';

export interface OpenedMedia {
  businessId: string;
  mimeType: string;
  fileName: string;
  /** Of the content: the same bytes have the same tag. */
  etag: string;
  stream(): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>;
}

/** A file to serve, by id alone: the caller has checked the address's signature, or checks the business. */
export async function openMedia(mediaId: string): Promise<OpenedMedia | null> {
  const row = await prisma().media.findUnique({ where: { id: mediaId } });
  if (!row) return null;
  return {
    businessId: row.businessId,
    mimeType: row.mimeType,
    fileName: row.fileName,
    etag: `"${Buffer.from(row.sha256).toString('base64url')}"`,
    stream: () => filesStore().stream(row.storageKey),
  };
}
