import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilesStore, localFiles } from './files';

let folder: string;
let files: FilesStore;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'files-'));
  files = localFiles(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('localFiles', () => {
  test('reads and streams what was put', async () => {
    const bytes = Buffer.from('picture ✓');
    expect(await files.put('media/biz_1/media_1.png', bytes)).toBe(bytes.length);
    expect(await files.read('media/biz_1/media_1.png')).toEqual(bytes);
    const { body, bytes: size } = await files.stream('media/biz_1/media_1.png');
    expect(size).toBe(bytes.length);
    expect(Buffer.from(await new Response(body).arrayBuffer())).toEqual(bytes);
  });

  test('takes a stream', async () => {
    await files.put('streamed', new Blob(['a', 'b', 'c']).stream());
    expect((await files.read('streamed')).toString()).toBe('abc');
  });

  test('replaces a file whole, and keeps it when the new content breaks off', async () => {
    await files.put('replaced', Buffer.from('first'));
    await files.put('replaced', Buffer.from('2'));
    expect((await files.read('replaced')).toString()).toBe('2');
    const broken = async function* () {
      yield Buffer.from('half');
      throw new Error('connection lost');
    };
    await expect(files.put('replaced', broken())).rejects.toThrow('connection lost');
    expect((await files.read('replaced')).toString()).toBe('2');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('two writers at once leave one whole file', async () => {
    const contents = ['a', 'b'].map((letter) => Buffer.alloc(1_000_000, letter));
    await Promise.all(contents.map((content) => files.put('contested', content)));
    const kept = await files.read('contested');
    expect(contents.some((content) => content.equals(kept))).toBe(true);
  });

  test('a missing file is "not found" to a reader and nothing to a deleter', async () => {
    await expect(files.read('missing')).rejects.toMatchObject({ code: 'not_found' });
    await expect(files.stream('missing')).rejects.toMatchObject({ code: 'not_found' });
    await files.put('deleted', Buffer.from('x'));
    await files.delete('deleted');
    await files.delete('deleted');
    await expect(files.read('deleted')).rejects.toMatchObject({ code: 'not_found' });
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
    await expect(files.read(key)).rejects.toThrow(refusal);
    await expect(files.stream(key)).rejects.toThrow(refusal);
    await expect(files.delete(key)).rejects.toThrow(refusal);
    await expect(files.put(key, Buffer.from('x'))).rejects.toThrow(refusal);
  });
});
