import { open } from 'node:fs/promises';
import { makeVideo } from '@/lib/domain/media/video-fixture';

const FREE_HEADER_BYTES = 8;

/** A whole MP4 of so many bytes: a few seconds of video, then room that every reader passes over. Sparse on the disk. */
export async function writeLargeVideo(file: string, bytes: number): Promise<void> {
  const video = await makeVideo({ seconds: 10, hasSound: true });
  const header = Buffer.alloc(FREE_HEADER_BYTES);
  header.writeUInt32BE(bytes - video.length, 0);
  header.write('free', 4, 'latin1');
  await writeSparse(file, bytes, Buffer.concat([video, header]));
}

/** A document that LinkedIn's door takes for what it says, of so many bytes. */
export const writeLargeDocument = (file: string, bytes: number): Promise<void> =>
  writeSparse(file, bytes, Buffer.from('%PDF-1.7\n'));

async function writeSparse(file: string, bytes: number, head: Buffer): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.write(head, 0, head.length, 0);
    await handle.truncate(bytes);
  } finally {
    await handle.close();
  }
}
