import type { SpooledFile } from '@/lib/data/files/spool';

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY = 0x504b0102;
const ENTRY_BYTES = 46;
/** A document has some hundred entries; a directory of megabytes is none of ours. */
const LARGEST_DIRECTORY = 4 * 1024 * 1024;

const TYPES: [entry: string, mimeType: string][] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** The type of a DOCX or PPTX, by the names in its ZIP directory; null for any other archive. */
export async function officeType(file: SpooledFile): Promise<string | null> {
  const start = Math.max(0, file.bytes - END_RECORD_BYTES - LONGEST_COMMENT);
  const tail = await file.read({ start, end: file.bytes });
  const at = tail.lastIndexOf(END_RECORD);
  if (at < 0 || at + END_RECORD_BYTES > tail.length) return null;
  const [size, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (size > LARGEST_DIRECTORY) return null;
  const names = namesIn(await file.read({ start: offset, end: offset + size }));
  if (!names.has('[Content_Types].xml')) return null;
  return TYPES.find(([entry]) => names.has(entry))?.[1] ?? null;
}

function namesIn(directory: Buffer): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at + ENTRY_BYTES <= directory.length && directory.readUInt32BE(at) === ENTRY; ) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    names.add(directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name));
    at += ENTRY_BYTES + name + extra + comment;
  }
  return names;
}
