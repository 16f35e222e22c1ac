import { orientationIn, tiffWithOrientation, UPRIGHT } from './orientation';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];
const EXIF = Buffer.from('Exif\0\0');

/**
 * A JPEG without what its camera and its programs wrote beside the picture: EXIF, XMP, IPTC, comments, makers' blocks, and
 * whatever follows its end. Stay: JFIF, the colour profile, Adobe's colour transform, the orientation. Not a pixel is touched.
 * @throws Error when it is cut off
 */
export function stripJpeg(jpeg: Buffer): Buffer {
  if (jpeg[1] !== SOI) throw new Error('not a JPEG');
  const kept: Buffer[] = [];
  let orientation = UPRIGHT;
  let at = 2;
  for (;;) {
    const { marker, start, end } = segmentAt(jpeg, at);
    const content = jpeg.subarray(start + 4, end);
    if (marker === APP1 && content.subarray(0, EXIF.length).equals(EXIF))
      orientation = orientationIn(content.subarray(EXIF.length));
    if (isPicture(marker, content)) kept.push(jpeg.subarray(start, end));
    at = end;
    if (marker === EOI) break;
    if (marker !== SOS) continue;
    at = endOfScan(jpeg, end);
    kept.push(jpeg.subarray(end, at));
  }
  const turn = orientation === UPRIGHT ? [] : [exifSegment(orientation)];
  const [jfif, ...rest] = kept[0]?.[1] === APP0 ? kept : [Buffer.alloc(0), ...kept];
  return Buffer.concat([jpeg.subarray(0, 2), jfif ?? Buffer.alloc(0), ...turn, ...rest]);
}

/** The segment at or, past fill bytes, after `at`. */
function segmentAt(jpeg: Buffer, at: number): { marker: number; start: number; end: number } {
  let start = at;
  while (jpeg[start] === 0xff && jpeg[start + 1] === 0xff) start += 1;
  const marker = jpeg[start + 1];
  if (jpeg[start] !== 0xff || marker === undefined) throw new Error('no segment where one should be');
  if (marker === EOI) return { marker, start, end: start + 2 };
  const end = start + 2 + (start + 4 <= jpeg.length ? jpeg.readUInt16BE(start + 2) : jpeg.length);
  if (end > jpeg.length) throw new Error('cut off');
  return { marker, start, end };
}

/** Where compressed data ends: at a marker that is neither an escaped FF nor a restart. */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0xff;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  throw new Error('cut off');
}

function isPicture(marker: number, content: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return content.toString('latin1', 0, 11) === 'ICC_PROFILE';
  return marker === APP0 ? content.toString('latin1', 0, 4) === 'JFIF' : marker === APP14;
}

function exifSegment(orientation: number): Buffer {
  const content = Buffer.concat([EXIF, tiffWithOrientation(orientation)]);
  const header = Buffer.from([0xff, APP1, 0, content.length + 2]);
  return Buffer.concat([header, content]);
}
