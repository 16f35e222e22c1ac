import sharp, { type Sharp } from 'sharp';
import type { ImageRendition } from '@/lib/contracts/drafts/draft';
import { MAX_PIXELS } from './inspect-image';

export interface Drawn {
  bytes: Buffer;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

const QUALITIES = [90, 82, 74, 66, 58, 50];
/** When no quality makes it small enough, the picture becomes narrower. */
const SHRINK = [1, 0.75, 0.5, 0.25];
/** The picture itself, out of focus and darker, fills the bars beside it: nothing is cut off. */
const BLUR_SHARE = 1 / 40;
const DIMMED = { brightness: 0.75 };

/** A picture as JPEG within a form's ratio, width and size. Never larger than it was; nothing of it is cut off. */
export async function drawRendition(picture: Uint8Array, form: ImageRendition): Promise<Drawn> {
  const upright = sharp(picture, { limitInputPixels: MAX_PIXELS }).autoOrient().flatten({ background: '#fff' });
  const { width, height } = (await sharp(picture).metadata()).autoOrient;
  for (const shrink of SHRINK) {
    const { canvas, inner } = sizesOf({ width, height }, { ...form, maxWidth: form.maxWidth * shrink });
    const drawn = await draw(upright, canvas, inner);
    for (const quality of QUALITIES) {
      const bytes = await sharp(drawn.data, { raw: drawn.info }).jpeg({ quality }).toBuffer();
      if (bytes.length <= form.maxBytes) return { bytes, ...canvas };
    }
  }
  throw new Error(`no JPEG of ${width} × ${height} within ${form.maxBytes} bytes`);
}

/** The size of the rendition, and of the picture in it. */
export function sizesOf(
  { width, height }: Size,
  { minRatio, maxRatio, maxWidth }: Pick<ImageRendition, 'minRatio' | 'maxRatio' | 'maxWidth'>,
): { canvas: Size; inner: Size } {
  const ratio = Math.min(Math.max(width / height, minRatio), maxRatio);
  const whole = { width: Math.max(width, height * ratio), height: Math.max(height, width / ratio) };
  const scale = Math.min(1, maxWidth / whole.width);
  const rounded = (size: Size): Size => ({
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  });
  return { canvas: rounded(whole), inner: rounded({ width, height }) };
}

async function draw(picture: Sharp, canvas: Size, inner: Size) {
  const fitted = picture.clone().resize({ ...inner, fit: 'fill' });
  if (canvas.width === inner.width && canvas.height === inner.height) {
    return fitted.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  }
  const input = await fitted.toColourspace('srgb').png({ compressionLevel: 0 }).toBuffer();
  const background = await picture
    .clone()
    .resize({ ...canvas, fit: 'cover' })
    .blur(Math.max(1, canvas.width * BLUR_SHARE))
    .modulate(DIMMED)
    .toColourspace('srgb')
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(background).composite([{ input }]).removeAlpha().raw().toBuffer({ resolveWithObject: true });
}
