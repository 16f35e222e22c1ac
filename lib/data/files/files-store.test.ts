import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { S3_TEST_KEYS, type S3Server, startS3 } from '@/e2e/setup/s3-server';
import type { FilesStore } from './files-store';
import { localFiles } from './local-disk';
import { PART_BYTES, s3Files } from './s3';

const TRANSFERS_MS = 30_000;
const folder = await mkdtemp(path.join(tmpdir(), 'files-'));
let s3: S3Server;
let bucket: FilesStore;
beforeAll(async () => {
  s3 = await startS3();
  bucket = s3Files({ ...S3_TEST_KEYS, endpoint: s3.endpoint, bucket: s3.bucket });
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

const STORES: [string, () => FilesStore][] = [
  ['local disk', () => localFiles(folder)],
  ['S3', () => bucket],
];
const contentOf = async (body: ReadableStream<Uint8Array>) => Buffer.from(await new Response(body).arrayBuffer());
const LARGE = Buffer.alloc(2 * PART_BYTES + 5);
for (let at = 0; at < LARGE.length; at += 4_096) LARGE.writeUInt32LE(at, Math.min(at, LARGE.length - 4));

/** Chunks that no part ends with. */
async function* chunks(content: Buffer, size = 1_000_003): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

describe.each(STORES)('files on %s', (_, store) => {
  test('reads and streams what was put', async () => {
    const bytes = Buffer.from('picture ✓');
    expect(await store().put('media/biz_1/media_1.png', bytes)).toBe(bytes.length);
    expect(await store().read('media/biz_1/media_1.png')).toEqual(bytes);
    const { body, bytes: size } = await store().stream('media/biz_1/media_1.png');
    expect(size).toBe(bytes.length);
    expect(await contentOf(body)).toEqual(bytes);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['exactly one part', LARGE.subarray(0, PART_BYTES)],
    ['a byte more than a part', LARGE.subarray(0, PART_BYTES + 1)],
    ['three parts', LARGE],
  ])(
    'takes %s, whole and streamed',
    async (_what, content) => {
      for (const given of [content, chunks(content)]) {
        expect(await store().put('large', given)).toBe(content.length);
        expect((await store().read('large')).equals(content)).toBe(true);
      }
    },
    TRANSFERS_MS,
  );

  test.each([
    [0, 1, '0'],
    [3, 7, '3456'],
    [8, 10, '89'],
    [8, 99, '89'],
    [10, 20, ''],
    [50, 60, ''],
    [4, 4, ''],
  ])('reads and streams bytes %i to %i', async (start, end, expected) => {
    await store().put('digits', Buffer.from('0123456789'));
    expect((await store().read('digits', { start, end })).toString()).toBe(expected);
    const { body, bytes } = await store().stream('digits', { start, end });
    expect([bytes, (await contentOf(body)).toString()]).toEqual([expected.length, expected]);
  });

  test.each([
    ['small', 10],
    ['of several parts', PART_BYTES + 10],
  ])('keeps the file when new content, %s, breaks off', async (_what, length) => {
    await store().put('replaced', Buffer.from('first'));
    await store().put('replaced', Buffer.from('2'));
    const broken = async function* () {
      yield LARGE.subarray(0, length);
      throw new Error('connection lost');
    };
    await expect(store().put('replaced', broken())).rejects.toThrow('connection lost');
    expect((await store().read('replaced')).toString()).toBe('2');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect([...s3.uploads]).toEqual([]);
  });

  test('two writers at once leave one whole file', async () => {
    const contents = ['a', 'b'].map((letter) => Buffer.alloc(1_000_000, letter));
    await Promise.all(contents.map((content) => store().put('contested', content)));
    const kept = await store().read('contested');
    expect(contents.some((content) => content.equals(kept))).toBe(true);
  });

  test('a missing file is "not found" to a reader and nothing to a deleter', async () => {
    await expect(store().read('missing')).rejects.toMatchObject({ code: 'not_found' });
    await expect(store().read('missing', { start: 0, end: 5 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(store().stream('missing')).rejects.toMatchObject({ code: 'not_found' });
    await store().put('deleted', Buffer.from('x'));
    await store().delete('deleted');
    await store().delete('deleted');
    await expect(store().read('deleted')).rejects.toMatchObject({ code: 'not_found' });
  });

  test.each([
    '',
    '/',
    '..',
    '../up',
    'a/../b',
    '/etc/passwd',
    'a//b',
    'a/',
    '.hidden',
    'a\\b',
    'a\0b',
    'a b',
    'x'.repeat(201),
  ])('refuses the key %j', async (key) => {
    const refusal = 'is not a key of a file';
    await expect(store().read(key)).rejects.toThrow(refusal);
    await expect(store().stream(key)).rejects.toThrow(refusal);
    await expect(store().delete(key)).rejects.toThrow(refusal);
    await expect(store().put(key, Buffer.from('x'))).rejects.toThrow(refusal);
  });
});

describe('S3', () => {
  test('is asked again when it is busy', async () => {
    s3.failNext(/^PUT .*busy/, { status: 503 });
    s3.failNext(/^PUT .*busy/, { status: 429 });
    await bucket.put('busy', Buffer.from('x'));
    expect(s3.objects.get('busy')?.toString()).toBe('x');
  });

  test.each<[string, RegExp]>([
    ['a part', /^PUT .*partNumber=2/],
    ['the completion', /^POST .*uploadId/],
  ])('drops the parts when %s is refused', async (_what, match) => {
    s3.failNext(match, { status: 400, body: '<Error><Code>InvalidPart</Code></Error>' });
    const attempt = bucket.put('half', chunks(LARGE));
    await expect(attempt).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('InvalidPart'),
    });
    expect([s3.objects.has('half'), [...s3.uploads]]).toEqual([false, []]);
  });

  test('sees a failure that comes with status 200', async () => {
    s3.failNext(/^POST .*uploadId/, { status: 200, body: '<Error><Code>InternalError</Code></Error>' });
    await expect(bucket.put('late', chunks(LARGE))).rejects.toThrow('InternalError');
    expect([...s3.uploads]).toEqual([]);
  });

  test.each<[string, Partial<Parameters<typeof s3Files>[0]>, string]>([
    ['secret', { secretAccessKey: 'other' }, 'SignatureDoesNotMatch'],
    ['key', { accessKeyId: 'other' }, 'InvalidAccessKeyId'],
    ['region', { region: 'other' }, 'AuthorizationHeaderMalformed'],
    ['bucket', { bucket: 'other' }, 'NoSuchBucket'],
  ])('says so when the %s is wrong', async (_what, wrong, reason) => {
    const store = s3Files({ ...S3_TEST_KEYS, endpoint: s3.endpoint, bucket: s3.bucket, ...wrong });
    const refused = { code: 'unavailable', message: expect.stringMatching(`${reason}.*S3_`) };
    await expect(store.put('a', Buffer.from('x'))).rejects.toMatchObject(refused);
    await expect(store.read('a')).rejects.toMatchObject(refused);
  });

  test('that cannot be reached is "unavailable"', async () => {
    const store = s3Files({ ...S3_TEST_KEYS, endpoint: 'http://127.0.0.1:1', bucket: 'media' });
    await expect(store.read('a')).rejects.toMatchObject({ code: 'unavailable' });
    s3.failNext(/^GET .*severed/, 'cut');
    await expect(bucket.read('severed')).rejects.toMatchObject({ code: 'unavailable' });
  });
});
