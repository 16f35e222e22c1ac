const ORIENTATION_TAG = 0x0112;
const ENTRY_BYTES = 12;
/** What EXIF calls upright. */
export const UPRIGHT = 1;

/** How a picture is to be turned, 1 to 8, by the TIFF block of its EXIF; upright when it does not say. */
export function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = tiff[0] === 0x49;
  const directory = tiff.length >= 8 ? view.getUint32(4, isLittle) : tiff.length;
  if (directory + 2 > tiff.length) return UPRIGHT;
  const entries = view.getUint16(directory, isLittle);
  for (
    let at = directory + 2;
    at + ENTRY_BYTES <= tiff.length && at < directory + 2 + entries * ENTRY_BYTES;
    at += ENTRY_BYTES
  ) {
    if (view.getUint16(at, isLittle) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : UPRIGHT;
  }
  return UPRIGHT;
}

/** A TIFF block that says how to turn the picture, and nothing else. */
export function tiffWithOrientation(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
