import sharp from 'sharp';

/** Far above what a network takes; a small file that unfolds to more is an attack on memory. */
export const MAX_PIXELS = 100_000_000;
/** EXIF orientations from here on lie on their side. */
const FIRST_SIDEWAYS = 5;

/**
 * The size of a picture as it is shown, after the camera's rotation. Decodes it whole, once: a header alone says nothing of
 * a file that was cut off. @throws Error when it is not whole
 */
export async function inspectImage(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const { width, height, orientation } = await image.metadata();
  await image.stats();
  return (orientation ?? 1) >= FIRST_SIDEWAYS ? { width: height, height: width } : { width, height };
}
