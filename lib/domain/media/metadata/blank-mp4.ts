import type { SpooledFile } from '@/lib/data/files/spool';

/** Where cameras and phones write place, device and owner. A player needs none of them. */
const DESCRIPTIVE = new Set(['udta', 'meta', 'uuid', 'XMP_']);
const CONTAINERS = new Set(['moov', 'trak']);
/** How a 360° video is to be shown stands in a `uuid` box as well, and is no secret. */
const SPHERICAL = 'ffcc8263f8554a938814587a02521fdd';
const ZEROS = Buffer.alloc(64 * 1024);

interface Box {
  type: string;
  at: number;
  /** Where its content begins and ends. */
  start: number;
  end: number;
}

/**
 * Makes the descriptive boxes of an MP4 or MOV empty space, in place: nothing moves, so every offset stays true. A track of
 * timed metadata (a way, metre by metre) loses its description and its samples. @throws Error when the file is cut off
 */
export async function blankMp4(file: SpooledFile): Promise<void> {
  for await (const box of boxesIn(file, 0, file.bytes)) await blankBox(file, box);
}

async function blankBox(file: SpooledFile, box: Box): Promise<void> {
  if (await isDescriptive(file, box)) return blank(file, box);
  if (!CONTAINERS.has(box.type)) return;
  if (box.type === 'trak' && (await isTimedMetadata(file, box))) {
    await blankSamples(file, box);
    return blank(file, box);
  }
  for await (const inner of boxesIn(file, box.start, box.end)) await blankBox(file, inner);
}

async function isDescriptive(file: SpooledFile, { type, start }: Box): Promise<boolean> {
  if (!DESCRIPTIVE.has(type)) return false;
  return type !== 'uuid' || (await file.read({ start, end: start + 16 })).toString('hex') !== SPHERICAL;
}

async function blank(file: SpooledFile, { at, start, end }: Box): Promise<void> {
  await file.write(at + 4, Buffer.from('free'));
  await zero(file, start, end);
}

async function zero(file: SpooledFile, start: number, end: number): Promise<void> {
  for (let at = start; at < end; at += ZEROS.length) await file.write(at, ZEROS.subarray(0, end - at));
}

async function isTimedMetadata(file: SpooledFile, track: Box): Promise<boolean> {
  const handler = await find(file, track, ['mdia', 'hdlr']);
  return (
    handler !== null && (await file.read({ start: handler.start + 8, end: handler.start + 12 })).toString() === 'meta'
  );
}

/** Zeroes what a track's tables point at. */
async function blankSamples(file: SpooledFile, track: Box): Promise<void> {
  const table = await find(file, track, ['mdia', 'minf', 'stbl']);
  if (!table) return;
  const content = async (...names: string[]): Promise<Buffer> => {
    for (const name of names) {
      const box = await find(file, table, [name]);
      if (box) return file.read(box);
    }
    return Buffer.alloc(0);
  };
  const [sizes, runs, wide, narrow] = [
    await content('stsz'),
    await content('stsc'),
    await content('co64'),
    await content('stco'),
  ];
  const sizeOf = (sample: number): number => sizes.readUInt32BE(4) || sizes.readUInt32BE(12 + 4 * sample);
  const samples = sizes.length < 12 ? 0 : sizes.readUInt32BE(8);
  const [offsets, width] = wide.length > 0 ? [wide, 8] : [narrow, 4];
  for (let chunk = 0, sample = 0, run = 0; sample < samples && 8 + (chunk + 1) * width <= offsets.length; chunk++) {
    while (8 + 12 * (run + 2) <= runs.length && runs.readUInt32BE(8 + 12 * (run + 1)) <= chunk + 1) run++;
    const start = width === 8 ? Number(offsets.readBigUInt64BE(8 + chunk * 8)) : offsets.readUInt32BE(8 + chunk * 4);
    let end = start;
    for (let left = runs.readUInt32BE(8 + 12 * run + 4); left > 0 && sample < samples; left--) end += sizeOf(sample++);
    await zero(file, start, Math.min(end, file.bytes));
  }
}

async function find(file: SpooledFile, parent: Box, [name, ...deeper]: string[]): Promise<Box | null> {
  for await (const box of boxesIn(file, parent.start, parent.end)) {
    if (box.type === name) return deeper.length === 0 ? box : find(file, box, deeper);
  }
  return null;
}

async function* boxesIn(file: SpooledFile, from: number, to: number): AsyncGenerator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const header = await file.read({ start: at, end: at + 16 });
    const narrow = header.readUInt32BE(0);
    const isWide = narrow === 1 && header.length === 16;
    const size = isWide ? Number(header.readBigUInt64BE(8)) : narrow === 0 ? to - at : narrow;
    const start = at + (isWide ? 16 : 8);
    const end = at + size;
    if (end < start || end > to) throw new Error('a box ends outside of its parent: the file is cut off');
    yield { type: header.toString('latin1', 4, 8), at, start, end };
    at = end;
  }
}
