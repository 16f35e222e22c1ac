import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { AppError, notFound } from '@/lib/foundation/errors';
import { type ByteRange, type FileContent, type FilesStore, segmentsOf } from './files-store';

/** Files on the local disk under `folder`. */
export function localFiles(folder: string): FilesStore {
  const root = path.resolve(folder);
  const at = (key: string): string => path.join(root, ...segmentsOf(key));
  const orMissing = async <T>(key: string, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw isMissing(error) ? notFound('file', key) : error;
    });

  return {
    put: async (key, content) => writeWhole(at(key), content),
    read: async (key, range) => orMissing(key, range ? readPart(at(key), range) : readFile(at(key))),
    async stream(key, range) {
      const file = at(key);
      const { size } = await orMissing(key, stat(file));
      const start = Math.min(range?.start ?? 0, size);
      const end = Math.min(range?.end ?? size, size);
      if (end <= start) return { body: new Blob([]).stream(), bytes: 0 };
      const body = Readable.toWeb(createReadStream(file, { start, end: end - 1 })) as ReadableStream<Uint8Array>;
      return { body, bytes: end - start };
    },
    delete: async (key) => rm(at(key), { force: true }),
  };
}

/** Bytes [start, end) of a file, cut at its end. */
export async function readPart(file: string, { start, end }: ByteRange): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const size = Math.min(end, (await handle.stat()).size) - start;
    const part = Buffer.alloc(Math.max(0, size));
    const { bytesRead } = await handle.read(part, 0, part.length, start);
    return part.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Beside its place first and then renamed, so that no reader and no crash finds half a file. */
async function writeWhole(file: string, content: FileContent): Promise<number> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const bytes = await writeAndSync(temporary, content);
    await rename(temporary, file);
    return bytes;
  } catch (error) {
    await rm(temporary, { force: true });
    throw asFullDisk(error);
  }
}

async function writeAndSync(file: string, content: FileContent): Promise<number> {
  const handle = await open(file, 'wx');
  try {
    await writeFile(handle, content);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** The same failure, with a remedy when it is one of space. */
export function asFullDisk(error: unknown): unknown {
  if (codeOf(error) !== 'ENOSPC' && codeOf(error) !== 'EDQUOT') return error;
  const message = 'The disk for uploaded files is full. Free some space, then try again.';
  return new AppError('unavailable', message, { cause: error });
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
