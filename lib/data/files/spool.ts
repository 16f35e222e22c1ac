import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { remember } from '@/lib/foundation/remember';
import { DAY } from '@/lib/foundation/time';
import type { ByteRange } from './files-store';
import { asFullDisk } from './local-disk';

/** A file on its way into the store: on the disk, so that it is never whole in memory. */
export interface SpooledFile {
  bytes: number;
  /** Of the content as it came. */
  sha256: Buffer;
  /** Bytes [start, end), cut at the end. */
  read(range: ByteRange): Promise<Buffer>;
  /** Overwrites in place. */
  write(at: number, content: Uint8Array): Promise<void>;
  /** From beginning to end, in chunks. */
  chunks(): AsyncIterable<Buffer>;
  /** Removes it. Done twice, nothing happens. */
  dispose(): Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;
/** Begins with a dot, so no key of the store leads there. */
const FOLDER = '.incoming';

/** Writes content to the disk beside the store. @throws what `tooLarge` makes as soon as there are more than `maxBytes`. */
export async function spool(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { maxBytes, tooLarge }: { maxBytes: number; tooLarge: () => Error },
): Promise<SpooledFile> {
  const file = path.join(await incoming(), randomBytes(16).toString('hex'));
  const handle = await open(file, 'wx+', 0o600);
  let isOpen = true;
  const dispose = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
    await rm(file, { force: true });
  };
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      if (bytes + chunk.length > maxBytes) throw tooLarge();
      hash.update(chunk);
      await handle.write(chunk, 0, chunk.length, bytes);
      bytes += chunk.length;
    }
    const read = async ({ start, end }: ByteRange): Promise<Buffer> => {
      const part = Buffer.alloc(Math.max(0, Math.min(end, bytes) - start));
      return part.subarray(0, (await handle.read(part, 0, part.length, start)).bytesRead);
    };
    return {
      bytes,
      sha256: hash.digest(),
      read,
      write: async (at, data) => void (await handle.write(data, 0, data.length, at)),
      async *chunks() {
        for (let start = 0; start < bytes; start += CHUNK_BYTES) yield await read({ start, end: start + CHUNK_BYTES });
      },
      dispose,
    };
  } catch (error) {
    await dispose();
    throw asFullDisk(error);
  }
}

/** The folder, made at first use; what a process that died left there is removed then. */
const incoming = (): Promise<string> =>
  remember(`incoming:${env().FILES_DIR}`, async () => {
    const folder = path.resolve(env().FILES_DIR, FOLDER);
    await mkdir(folder, { recursive: true });
    await removeStale(folder);
    return folder;
  });

async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    // Another process may remove it at the same moment.
    const age = Date.now() - ((await stat(file).catch(() => null))?.mtimeMs ?? Date.now());
    if (age < DAY) continue;
    await rm(file, { force: true });
    logger().info({ file: name }, 'removed what an interrupted upload had left');
  }
}
