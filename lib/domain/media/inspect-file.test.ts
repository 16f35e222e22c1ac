import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEDIA_LIMITS } from '@/lib/contracts/media-limits';
import { type SpooledFile, spool } from '@/lib/data/files/spool';
import { inspectFile } from './inspect-file';
import { box, makeVideo } from './video-fixture';

const PLACE = '+59.9133+010.7390/';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-inspect-'));
  process.env.FILES_DIR = folder;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(bytes: Uint8Array) {
  const file = await spooled(bytes);
  try {
    const { facts, content } = await inspectFile(file, 'file');
    return { facts, stored: content instanceof Uint8Array ? Buffer.from(content) : await buffer(content) };
  } finally {
    await file.dispose();
  }
}
const spooled = (bytes: Uint8Array): Promise<SpooledFile> =>
  spool([bytes], { maxBytes: Number.POSITIVE_INFINITY, tooLarge: () => new Error('never') });

const pdf = (body: string | Buffer) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from('\n%%EOF')]);

/** A ZIP's directory is all that is looked at. */
function zip(...names: string[]): Buffer {
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(26)]);
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32BE(0x504b0102, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46);
    return entry;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

describe('a video', () => {
  it.each([
    ['mp4', 'video/mp4', 'avc', 'aac'],
    ['mov', 'video/quicktime', 'avc', 'aac'],
    ['webm', 'video/webm', 'vp9', 'opus'],
  ] as const)('%s is measured and stored as it came', async (format, mimeType, videoCodec, audioCodec) => {
    const bytes = await makeVideo({ format, seconds: 4, framesPerSecond: 25, hasSound: true });
    const { facts, stored } = await inspect(bytes);
    expect(facts).toMatchObject({
      kind: 'video',
      mimeType,
      width: 320,
      height: 180,
      frameRate: 25,
      videoCodec,
      audioCodec,
    });
    expect(facts.durationMs).toBeGreaterThanOrEqual(3_900);
    expect(facts.durationMs).toBeLessThanOrEqual(4_100);
    expect(stored.length).toBe(bytes.length);
  });

  it.each([90, 270] as const)('held upright (%i°) is measured as it is shown, and is silent', async (rotation) => {
    const { facts } = await inspect(await makeVideo({ rotation }));
    expect(facts).toMatchObject({ width: 180, height: 320, audioCodec: null });
  });

  it.each([
    ['at the end of moov', (extra: Buffer, video: Buffer) => inMoov(video, extra)],
    ['beside moov', (extra: Buffer, video: Buffer) => Buffer.concat([video, extra])],
  ])('loses its place %s, and nothing moves', async (_, add) => {
    const video = await makeVideo();
    const extra = Buffer.concat([
      box('udta', box('\xa9xyz', `\0\x12\x15\xc7${PLACE}`)),
      box('meta', box('hdlr', Buffer.alloc(8), 'mdta'), box('ilst', PLACE)),
      box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), `<x:xmpmeta>${PLACE}`),
    ]);
    const traced = add(extra, video);
    expect(traced.includes(PLACE)).toBe(true);
    const { facts, stored } = await inspect(traced);
    expect([stored.length, stored.includes(PLACE)]).toEqual([traced.length, false]);
    expect(facts).toEqual((await inspect(video)).facts);
    const differing = [...stored.keys()].filter((at) => stored[at] !== traced[at]);
    const first = traced.indexOf(extra);
    expect(differing.every((at) => at >= first && at < first + extra.length)).toBe(true);
  });

  it('keeps how a 360° video is shown', async () => {
    const spherical = box('uuid', Buffer.from('ffcc8263f8554a938814587a02521fdd', 'hex'), '<rdf:SphericalVideo>');
    const { stored } = await inspect(Buffer.concat([await makeVideo(), spherical]));
    expect(stored.includes('SphericalVideo')).toBe(true);
  });

  it('loses a track of places, its samples included', async () => {
    const video = await makeVideo();
    const samples = Buffer.from(`${PLACE}${PLACE}`);
    const at = inMoov(video, placesTrack(0, 2, PLACE.length)).length + 8;
    const traced = Buffer.concat([inMoov(video, placesTrack(at, 2, PLACE.length)), box('mdat', samples)]);
    const { facts, stored } = await inspect(traced);
    expect([stored.length, stored.includes(PLACE)]).toEqual([traced.length, false]);
    expect(facts).toMatchObject({ width: 320, durationMs: 4_000 });
  });

  it('of WebM loses its tags, and nothing moves', async () => {
    const video = await makeVideo({ format: 'webm' });
    const tags = Buffer.concat([Buffer.from('1254c36740', 'hex'), Buffer.from([PLACE.length]), Buffer.from(PLACE)]);
    const traced = inSegment(video, tags);
    const { facts, stored } = await inspect(traced);
    expect([stored.length, stored.includes(PLACE)]).toEqual([traced.length, false]);
    expect(facts).toEqual((await inspect(video)).facts);
  });
});

describe('a document', () => {
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
  const compressed = deflateSync('1 0 2 9 << /Type /Pages /Kids [ 3 0 R ] /Count 12 >> << /Type /Page >>');
  it.each([
    [
      'PDF',
      pdf('1 0 obj << /Type /Pages /Count 7 /Kids [2 0 R] >> endobj 2 0 obj << /Type /Pages /Count 3 >> endobj'),
      'application/pdf',
      7,
    ],
    [
      'PDF, count first',
      pdf('1 0 obj\n<< /Kids [2 0 R]\n/Count 2\n/Type /Pages >>\nendobj 9 0 obj << /Count 99 >> endobj'),
      'application/pdf',
      2,
    ],
    [
      'PDF, compressed',
      pdf(
        Buffer.concat([
          Buffer.from('1 0 obj << /Type /ObjStm /N 2 /Filter /FlateDecode >> stream\r\n'),
          compressed,
          Buffer.from('\nendstream endobj'),
        ]),
      ),
      'application/pdf',
      12,
    ],
    ['PDF that does not say', pdf('1 0 obj << /Type /Catalog >> endobj'), 'application/pdf', null],
    ['DOCX', zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml'), DOCX, null],
    ['PPTX', zip('[Content_Types].xml', 'ppt/presentation.xml'), PPTX, null],
  ])('%s is known by its content', async (_, bytes, mimeType, pageCount) => {
    const { facts, stored } = await inspect(bytes);
    expect(facts).toEqual({ kind: 'document', mimeType, pageCount });
    expect(stored.equals(bytes)).toBe(true);
  });
});

describe('a file is refused that', () => {
  const photo = () =>
    sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#a63',
        noise: { type: 'gaussian', mean: 99, sigma: 40 },
      },
    });
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['is empty', () => Buffer.alloc(0), 'empty'],
    ['is a script', () => Buffer.from('<script>alert(1)</script>'), 'unsupported_file'],
    [
      'is a drawing',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'),
      'unsupported_file',
    ],
    ['is a picture of another format', () => photo().tiff().toBuffer(), 'unsupported_file'],
    ['is AVIF', () => box('ftyp', 'avif', Buffer.alloc(8)), 'unsupported_file'],
    ['is another archive', () => zip('[Content_Types].xml', 'xl/workbook.xml'), 'unsupported_file'],
    ['is a spreadsheet called document', () => zip('word/document.xml'), 'unsupported_file'],
    ['is a picture cut off', async () => (await photo().jpeg().toBuffer()).subarray(0, 4_000), 'damaged_file'],
    [
      'has the beginning of a picture alone',
      () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)]),
      'damaged_file',
    ],
    ['is a video cut off', async () => (await makeVideo()).subarray(0, -50), 'damaged_file'],
    [
      'is a video without a picture',
      () => Buffer.concat([box('ftyp', 'isom', Buffer.alloc(8)), box('moov')]),
      'damaged_file',
    ],
    [
      'has the beginning of a WebM alone',
      () => Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(60, 0xff)]),
      'damaged_file',
    ],
    [
      'is a picture one byte too large',
      () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(MEDIA_LIMITS.image - 2)]),
      'too_large',
    ],
  ])('%s', async (_, make, code) => {
    const refused = { code: 'invalid_input', errors: [expect.objectContaining({ path: 'file', code })] };
    await expect(inspect(await make())).rejects.toMatchObject(refused);
    expect(await readdir(path.join(folder, '.incoming'))).toEqual([]);
  });
});

/** The video with one box more at the end of its `moov`; it stands after the frames, so that no offset changes. */
function inMoov(video: Buffer, extra: Buffer): Buffer {
  const at = video.indexOf('moov') - 4;
  const end = at + video.readUInt32BE(at);
  const grown = Buffer.concat([video.subarray(0, end), extra, video.subarray(end)]);
  grown.writeUInt32BE(end - at + extra.length, at);
  expect(at).toBeGreaterThan(video.indexOf('mdat'));
  return grown;
}

function placesTrack(offset: number, samples: number, size: number): Buffer {
  const numbers = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
    return bytes;
  };
  const table = box(
    'stbl',
    box('stsz', numbers(0, size, samples)),
    box('stsc', numbers(0, 1, 1, samples, 1)),
    box('stco', numbers(0, 1, offset)),
  );
  return box('trak', box('mdia', box('hdlr', Buffer.alloc(8), 'meta', Buffer.alloc(12)), box('minf', table)));
}

/** The WebM with one element more at the end of its segment. */
function inSegment(video: Buffer, extra: Buffer): Buffer {
  const at = video.indexOf(Buffer.from('18538067', 'hex')) + 4;
  const grown = Buffer.concat([video, extra]);
  const width = Math.clz32(video[at] ?? 0) - 23;
  grown.writeUIntBE(grown.length - at - width, at, width);
  grown[at] = (grown[at] ?? 0) | (0x80 >> (width - 1));
  return grown;
}
