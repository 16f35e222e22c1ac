import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installPackages, lockHash } from './packages.mjs';
import { checkNode } from './prerequisites.mjs';

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['18.20.0', '20.18.3', '16.0.0'])('%s is too old', (version) => {
    expect(() => checkNode(version)).toThrow(`This is Node ${version}; 20.19 or later is needed`);
  });
});

describe('installing packages', () => {
  let root;
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  };
  const write = (file, content) => writeFile(path.join(root, file), JSON.stringify(content));

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'agm-packages-'));
    await mkdir(path.join(root, 'node_modules'));
    await write('package-lock.json', lock);
  });
  afterEach(() => rm(root, { recursive: true }));

  it('is not done again for the same lock file', async () => {
    await writeFile(path.join(root, 'node_modules/.installed-lock'), await lockHash(root));
    expect(await installPackages(root, () => undefined)).toBe(false);
  });

  it('is not done when somebody ran npm themselves; optional packages of other systems may be missing', async () => {
    await write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
    expect(await installPackages(root, () => undefined)).toBe(false);
    expect(await readFile(path.join(root, 'node_modules/.installed-lock'), 'utf8')).toBe(await lockHash(root));
  });

  it('is done, and its failure told, when a version differs', async () => {
    await write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
    await expect(installPackages(root, () => undefined)).rejects.toThrow('npm ci failed');
  });
});
