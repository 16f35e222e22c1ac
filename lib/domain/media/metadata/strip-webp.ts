import { orientationIn, tiffWithOrientation, UPRIGHT } from './orientation';

const RIFF_BYTES = 12;
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];
const EXIF_PREFIX = 'Exif\0\0';

/** A WebP without EXIF, XMP and unknown chunks, and without what follows its end; the orientation stays. @throws Error when it is cut off */
export function stripWebp(webp: Buffer): Buffer {
  const last = webp.readUInt32LE(4) + 8;
  if (last > webp.length) throw new Error('cut off');
  const kept: Buffer[] = [];
  let orientation = UPRIGHT;
  for (let at = RIFF_BYTES; at + 8 <= last; ) {
    const size = webp.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > last) throw new Error('cut off');
    const type = webp.toString('latin1', at, at + 4);
    if (type === 'EXIF') orientation = orientationIn(tiffOf(webp.subarray(at + 8, at + 8 + size)));
    if (KEPT.has(type)) kept.push(Buffer.from(webp.subarray(at, end)));
    at = end;
  }
  const extended = kept.find((chunk) => chunk.toString('latin1', 0, 4) === 'VP8X');
  const isTurned = extended !== undefined && orientation !== UPRIGHT;
  if (extended) extended[8] = ((extended[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (isTurned ? HAS_EXIF : 0);
  if (isTurned) kept.push(chunkOf('EXIF', tiffWithOrientation(orientation)));
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept]);
  return chunkOf('RIFF', body);
}

/** Some programs repeat JPEG's prefix. */
const tiffOf = (exif: Buffer): Buffer =>
  exif.toString('latin1', 0, EXIF_PREFIX.length) === EXIF_PREFIX ? exif.subarray(EXIF_PREFIX.length) : exif;

function chunkOf(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 0, 'latin1');
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content, Buffer.alloc(content.length % 2)]);
}
