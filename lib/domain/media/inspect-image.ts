import sharp from 'sharp';
import type { MediaKind } from '@/lib/contracts/drafts/draft';
import { invalidField } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';

export interface ImageFacts {
  kind: MediaKind;
  mimeType: string;
  /** As shown, after the camera's rotation. */
  width: number;
  height: number;
}

const MIME_TYPES: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** Far above what a network takes; a small file that unfolds to more is an attack on memory. */
const MAX_PIXELS = 100_000_000;
/** EXIF orientations from here on lie on their side. */
const FIRST_SIDEWAYS = 5;

/** What a file is by its content, whatever its name says. @throws AppError on `file` when it is no picture we take. */
export async function inspectImage(bytes: Uint8Array): Promise<ImageFacts> {
  const { format, width, height, orientation } = await read(bytes);
  const mimeType = MIME_TYPES[format ?? ''];
  if (!mimeType || !width || !height) throw notAPicture();
  const sideways = (orientation ?? 1) >= FIRST_SIDEWAYS;
  return {
    kind: format === 'gif' ? 'gif' : 'image',
    mimeType,
    width: sideways ? height : width,
    height: sideways ? width : height,
  };
}

/** Decodes the whole picture once: a header alone says nothing of a file that was cut off. */
async function read(bytes: Uint8Array) {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  try {
    const metadata = await image.metadata();
    await image.stats();
    return metadata;
  } catch (cause) {
    throw notAPicture(cause);
  }
}

const notAPicture = (cause?: unknown) => {
  logger().debug({ err: cause }, 'upload is no picture');
  return invalidField(
    'file',
    'unsupported_file',
    'This file is not a whole JPEG, PNG, GIF or WebP picture. Save it in one of these formats and upload it again.',
  );
};
