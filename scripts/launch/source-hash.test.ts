import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSources } from './source-hash';

let root = '';
const write = (file: string, content: string) => writeFile(path.join(root, file), content);
const hash = () => hashSources(root, ['app', 'one.json', 'missing']);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'agm-hash-'));
  await mkdir(path.join(root, 'app/deep'), { recursive: true });
  await write('app/deep/page.tsx', 'page');
  await write('one.json', '{}');
});
afterEach(() => rm(root, { recursive: true }));

describe('the hash over sources', () => {
  it('stays the same when nothing changes', async () => {
    expect(await hash()).toBe(await hash());
  });

  it.each([
    ['a content', 'app/deep/page.tsx', 'other'],
    ['a new file', 'app/new.tsx', ''],
    ['a single file', 'one.json', '{"a":1}'],
  ])('changes with %s', async (_, file, content) => {
    const before = await hash();
    await write(file, content);
    expect(await hash()).not.toBe(before);
  });

  it('changes when a file is renamed', async () => {
    const before = await hash();
    await rm(path.join(root, 'app/deep/page.tsx'));
    await write('app/deep/route.tsx', 'page');
    expect(await hash()).not.toBe(before);
  });

  it('is not moved by tests or by files outside', async () => {
    const before = await hash();
    await write('app/deep/page.test.ts', 'test');
    await write('elsewhere.txt', 'text');
    expect(await hash()).toBe(before);
  });
});
