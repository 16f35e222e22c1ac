import type { SpooledFile } from '@/lib/data/files/spool';

const [SEGMENT, TAGS] = [0x18538067, 0x1254c367];
const VOID = 0xec;
const LONGEST_HEADER = 12;

interface Element {
  id: number;
  at: number;
  start: number;
  /** null: as long as a live recording lasts. */
  end: number | null;
}

/** Makes a WebM's tags (place, device, owner) empty space, in place: nothing moves. @throws Error when it is no WebM */
export async function blankWebm(file: SpooledFile): Promise<void> {
  for await (const outer of elementsIn(file, 0, file.bytes)) {
    if (outer.id !== SEGMENT) continue;
    for await (const { id, at, end } of elementsIn(file, outer.start, outer.end ?? file.bytes)) {
      if (id === TAGS && end !== null) await file.write(at, emptied(end - at));
    }
  }
}

/** A Void element of exactly so many bytes: its mark, its size in eight bytes, and nothing. */
function emptied(bytes: number): Buffer {
  const element = Buffer.alloc(bytes);
  element[0] = VOID;
  if (bytes < 9) element[1] = 0x80 | (bytes - 2);
  else element.writeBigUInt64BE((1n << 56n) | BigInt(bytes - 9), 1);
  return element;
}

async function* elementsIn(file: SpooledFile, from: number, to: number): AsyncGenerator<Element> {
  for (let at = from; at < to; ) {
    const header = await file.read({ start: at, end: Math.min(to, at + LONGEST_HEADER) });
    const idBytes = lengthOf(header[0]);
    const sizeBytes = lengthOf(header[idBytes]);
    const start = at + idBytes + sizeBytes;
    if (idBytes > 4 || start > to) throw new Error('an element without a size');
    const size = sizeIn(header.subarray(idBytes, idBytes + sizeBytes));
    const end = size === null ? null : Math.min(start + size, to);
    yield { id: header.readUIntBE(0, idBytes), at, start, end };
    if (end === null) return;
    at = end;
  }
}

/** Of an EBML number: one byte more for each leading zero bit. */
const lengthOf = (first: number | undefined): number => Math.clz32(first ?? 0) - 23;

/** null: unknown. */
function sizeIn(bytes: Buffer): number | null {
  const length = bytes.length;
  const value = BigInt(`0x${bytes.toString('hex')}`) & ((1n << BigInt(7 * length)) - 1n);
  return value === (1n << BigInt(7 * length)) - 1n ? null : Number(value);
}
