import type { MediaKind } from '@/lib/contracts/drafts/draft';
import { MEDIA_FORMATS, MEDIA_LIMITS } from '@/lib/contracts/media-limits';
import type { SpooledFile } from '@/lib/data/files/spool';
import { type AppError, invalidField } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { countPages } from './count-pages';
import { inspectImage } from './inspect-image';
import { blankMp4 } from './metadata/blank-mp4';
import { blankWebm } from './metadata/blank-webm';
import { type PictureType, stripPicture } from './metadata/strip-picture';
import { probeVideo } from './probe-video';
import { type FileType, recognise } from './recognise';

/** What a row of `media` says of its file. */
export interface MediaFacts {
  kind: MediaKind;
  mimeType: string;
  width?: number;
  height?: number;
  durationMs?: number;
  frameRate?: number | null;
  videoCodec?: string | null;
  audioCodec?: string | null;
  pageCount?: number | null;
}

export interface InspectedFile {
  facts: MediaFacts;
  /** What is to be stored: without where, when and with what it was taken. */
  content: Uint8Array | AsyncIterable<Uint8Array>;
}

/**
 * What a file is by its content, whatever its name says, and its content without what cameras wrote beside it.
 * @param field the field that names the file: `file`, `url`
 * @throws AppError on that field when it is nothing we take, too large for its kind, or not whole
 */
export async function inspectFile(file: SpooledFile, field: string): Promise<InspectedFile> {
  if (file.bytes === 0) throw invalidField(field, 'empty', 'The file is empty. Choose another one.');
  const type = await recognise(file);
  if (type === null) {
    throw unsupported(field, `This file is none of what is taken: ${MEDIA_FORMATS}. Save it as one of these.`);
  }
  if (type === 'heic') throw unsupported(field, 'HEIC and AVIF pictures are not taken. Save it as JPEG or PNG.');
  if (file.bytes > MEDIA_LIMITS[type.kind]) throw tooLarge(field, type.kind);
  try {
    return await INSPECT[type.kind](file, type);
  } catch (cause) {
    if (isOurs(cause)) throw cause;
    logger().debug({ err: cause, mimeType: type.mimeType }, 'upload cannot be read');
    const message = `This ${NOUNS[type.kind]} is damaged or was not sent whole. Save it again and upload it anew.`;
    throw invalidField(field, 'damaged_file', message);
  }
}

const NOUNS = { image: 'picture', gif: 'GIF', video: 'video', document: 'document' } as const;

const INSPECT: Record<MediaKind, (file: SpooledFile, type: FileType) => Promise<InspectedFile>> = {
  image: picture,
  gif: picture,
  video,
  document: async (file, type) => {
    const pageCount = type.mimeType === 'application/pdf' ? await countPages(file) : null;
    return { facts: { ...type, pageCount }, content: file.chunks() };
  },
};

async function picture(file: SpooledFile, { kind, mimeType }: FileType): Promise<InspectedFile> {
  const bytes = await file.read({ start: 0, end: file.bytes });
  const content = stripPicture[mimeType as PictureType](bytes);
  return { facts: { kind, mimeType, ...(await inspectImage(content)) }, content };
}

async function video(file: SpooledFile, { kind, mimeType }: FileType): Promise<InspectedFile> {
  await (mimeType === 'video/webm' ? blankWebm(file) : blankMp4(file));
  const facts = await probeVideo(file);
  if (!facts) throw new Error('no video track');
  return { facts: { kind, ...facts }, content: file.chunks() };
}

/** A failing disk is not the upload's fault. */
const isOurs = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

const unsupported = (field: string, message: string): AppError => invalidField(field, 'unsupported_file', message);

export function tooLarge(field: string, kind: MediaKind): AppError {
  const most = MEDIA_LIMITS[kind] / 1024 ** 2;
  return invalidField(
    field,
    'too_large',
    `A ${NOUNS[kind]} has at most ${most} MB. Make it smaller and upload it again.`,
  );
}
