import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { env } from '@/lib/foundation/env';
import { AppError, notFound } from '@/lib/foundation/errors';
import { remember } from '@/lib/foundation/remember';

/** Files by key, `media/biz_1/media_2.png`: letters, digits, `.`, `_`, `-` between slashes. */
export interface FilesStore {
  /** Writes all or nothing; an earlier file of that key is replaced. @returns the number of bytes. */
  put(key: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<number>;
  /** The whole file, or its bytes [start, end). @throws AppError `not_found` */
  read(key: string, range?: { start: number; end: number }): Promise<Buffer>;
  /** For an answer that is passed on as it is read. @throws AppError `not_found` */
  stream(key: string): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>;
  /** A missing file is deleted already. */
  delete(key: string): Promise<void>;
}

/** Longest name that common file systems take is 255 bytes; the rest is room for the temporary suffix. */
const SEGMENT = /^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,199}$/;

/** Files on the local disk under `folder`. */
export function localFiles(folder: string): FilesStore {
  const root = path.resolve(folder);
  const at = (key: string): string => {
    const segments = key.split('/');
    if (!segments.every((segment) => SEGMENT.test(segment))) throw new Error(`"${key}" is not a key of a file.`);
    return path.join(root, ...segments);
  };
  const orMissing = async <T>(key: string, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw isMissing(error) ? notFound('file', key) : error;
    });

  return {
    put: async (key, content) => writeWhole(at(key), content),
    read: async (key, range) => orMissing(key, range ? readPart(at(key), range) : readFile(at(key))),
    async stream(key) {
      const file = at(key);
      const { size } = await orMissing(key, stat(file));
      const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
      return { body, bytes: size };
    },
    delete: async (key) => rm(at(key), { force: true }),
  };
}

/** The store of FILES_DIR. */
export const filesStore = (): FilesStore => remember('files', () => localFiles(env().FILES_DIR));

async function readPart(file: string, { start, end }: { start: number; end: number }): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const part = Buffer.alloc(end - start);
    const { bytesRead } = await handle.read(part, 0, part.length, start);
    return part.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Beside its place first and then renamed, so that no reader and no crash finds half a file. */
async function writeWhole(file: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<number> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const bytes = await writeAndSync(temporary, content);
    await rename(temporary, file);
    return bytes;
  } catch (error) {
    await rm(temporary, { force: true });
    if (!isFull(error)) throw error;
    throw new AppError('unavailable', 'The disk for uploaded files is full. Free some space, then try again.', {
      cause: error,
    });
  }
}

async function writeAndSync(file: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<number> {
  const handle = await open(file, 'wx');
  try {
    await writeFile(handle, content);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
const isFull = (error: unknown): boolean => codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT';
