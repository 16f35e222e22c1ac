import { crc32 } from 'node:zlib';
import { orientationIn, tiffWithOrientation, UPRIGHT } from './orientation';

const SIGNATURE_BYTES = 8;
/** Beside the critical ones: colour, transparency, density, and animation. */
const KEPT = new Set([
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'mDCV',
  'cLLI',
  'bKGD',
  'hIST',
  'pHYs',
  'sPLT',
]);
const ANIMATION = new Set(['acTL', 'fcTL', 'fdAT']);

/** A PNG without text, EXIF, times and unknown chunks, and without what follows its end; the orientation stays. @throws Error when it is cut off */
export function stripPng(png: Buffer): Buffer {
  const kept: Buffer[] = [png.subarray(0, SIGNATURE_BYTES)];
  for (let at = SIGNATURE_BYTES; ; ) {
    const end = at + 12 + (at + 8 <= png.length ? png.readUInt32BE(at) : png.length);
    if (end > png.length) throw new Error('cut off');
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'eXIf') kept.push(orientationChunk(orientationIn(png.subarray(at + 8, end - 4))));
    const isCritical = /^[A-Z]/.test(type);
    if (isCritical || KEPT.has(type) || ANIMATION.has(type)) kept.push(png.subarray(at, end));
    at = end;
    if (type === 'IEND') return Buffer.concat(kept);
  }
}

function orientationChunk(orientation: number): Buffer {
  if (orientation === UPRIGHT) return Buffer.alloc(0);
  const content = Buffer.concat([Buffer.from('eXIf'), tiffWithOrientation(orientation)]);
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return chunk;
}
