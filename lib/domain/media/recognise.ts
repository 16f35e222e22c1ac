import type { MediaKind } from '@/lib/contracts/drafts/draft';
import type { SpooledFile } from '@/lib/data/files/spool';
import { officeType } from './office-type';

export interface FileType {
  kind: MediaKind;
  mimeType: string;
}

const HEAD_BYTES = 1_024;
/** Still pictures in a video's container: phones take them, networks do not. */
const STILL_BRANDS = /^(hei[cxms]|hev[cmsx]|mif1|msf1|avif|avis)$/;
const QUICKTIME_BEGINNINGS = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

type Recognised = FileType | 'heic' | null;

const SIGNATURES: [matches: (head: Buffer) => boolean, type: FileType][] = [
  [(head) => head.readUIntBE(0, 3) === 0xffd8ff, { kind: 'image', mimeType: 'image/jpeg' }],
  [(head) => head.subarray(0, 8).toString('hex') === '89504e470d0a1a0a', { kind: 'image', mimeType: 'image/png' }],
  [(head) => /^GIF8[79]a/.test(textAt(head, 0, 6)), { kind: 'gif', mimeType: 'image/gif' }],
  [(head) => /^RIFF.{4}WEBP/s.test(textAt(head, 0, 12)), { kind: 'image', mimeType: 'image/webp' }],
  [(head) => head.readUInt32BE(0) === 0x1a45dfa3, { kind: 'video', mimeType: 'video/webm' }],
  [(head) => head.includes('%PDF-'), { kind: 'document', mimeType: 'application/pdf' }],
];

/** What a file is by its content, whatever its name says; `heic` and null are not taken. */
export async function recognise(file: SpooledFile): Promise<Recognised> {
  const head = await file.read({ start: 0, end: HEAD_BYTES });
  if (head.length < 12) return null;
  const known = SIGNATURES.find(([matches]) => matches(head))?.[1];
  if (known) return known;
  if (textAt(head, 0, 4) === 'PK\x03\x04') {
    const mimeType = await officeType(file);
    return mimeType ? { kind: 'document', mimeType } : null;
  }
  return isoType(textAt(head, 4, 8), textAt(head, 8, 12));
}

function isoType(box: string, brand: string): Recognised {
  if (box !== 'ftyp') return QUICKTIME_BEGINNINGS.has(box) ? { kind: 'video', mimeType: 'video/quicktime' } : null;
  if (STILL_BRANDS.test(brand)) return 'heic';
  return { kind: 'video', mimeType: brand === 'qt  ' ? 'video/quicktime' : 'video/mp4' };
}

const textAt = (head: Buffer, start: number, end: number): string => head.toString('latin1', start, end);
