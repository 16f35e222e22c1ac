import { stripGif } from './strip-gif';
import { stripJpeg } from './strip-jpeg';
import { stripPng } from './strip-png';
import { stripWebp } from './strip-webp';

export type PictureType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

/** Takes out of a picture where, when and with what it was taken, and leaves every pixel as it is. @throws Error when it is cut off */
export const stripPicture = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/gif': stripGif,
  'image/webp': stripWebp,
} as const satisfies Record<PictureType, (picture: Buffer) => Buffer>;
