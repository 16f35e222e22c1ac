/** Bytes [start, end) of a file. */
export interface ByteRange {
  start: number;
  end: number;
}

export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

/** Files by key, `media/biz_1/media_2`: letters, digits, `.`, `_`, `-` between slashes. */
export interface FilesStore {
  /** Writes all or nothing; an earlier file of that key is replaced. @returns the number of bytes. */
  put(key: string, content: FileContent): Promise<number>;
  /** The whole file, or a part of it, cut at its end. @throws AppError `not_found` */
  read(key: string, range?: ByteRange): Promise<Buffer>;
  /** For an answer that is passed on as it is read; `bytes` is the length of what comes. @throws AppError `not_found` */
  stream(key: string, range?: ByteRange): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>;
  /** A missing file is deleted already. */
  delete(key: string): Promise<void>;
}

/** Longest name that common file systems take is 255 bytes; the rest is room for the temporary suffix. */
const SEGMENT = /^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,199}$/;

/** The parts of a key. @throws Error for what is no key, before it becomes a path. */
export function segmentsOf(key: string): string[] {
  const segments = key.split('/');
  if (!segments.every((segment) => SEGMENT.test(segment))) throw new Error(`"${key}" is not a key of a file.`);
  return segments;
}
