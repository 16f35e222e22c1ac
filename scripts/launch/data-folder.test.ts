import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Candidate, candidateFolders, chooseCandidate, dataFolder, refuseFullDisk } from './data-folder';

const candidate = (folder: string, reachable: boolean, holdsData = false): Candidate => ({
  folder,
  reachable,
  holdsData,
});

describe('the choice of the data folder', () => {
  it.each([
    ['the clone’s own when it can be reached', [candidate('own', true), candidate('other', true)], 'own'],
    ['another when the clone is closed', [candidate('own', false), candidate('other', true)], 'other'],
    ['the last resort', [candidate('a', false), candidate('b', false), candidate('c', true)], 'c'],
    [
      'where the data is, though the clone is open now',
      [candidate('own', true), candidate('other', true, true)],
      'other',
    ],
  ])('%s', (_, candidates, expected) => {
    expect(chooseCandidate(candidates, 'postgres')).toBe(expected);
  });

  it('refuses to begin anew beside data that went out of reach', () => {
    const candidates = [candidate('own', false, true), candidate('other', true)];
    expect(() => chooseCandidate(candidates, '"postgres"')).toThrow(
      'The data in own cannot be read by the database\'s user "postgres"',
    );
  });

  it('refuses when nothing can be reached', () => {
    expect(() => chooseCandidate([candidate('own', false)], 'postgres')).toThrow('tried own');
  });
});

describe('the candidates', () => {
  it('are the same at every start, and others for another clone', () => {
    expect(candidateFolders('/one', '/tmp')).toEqual(candidateFolders('/one', '/tmp'));
    expect(candidateFolders('/one', '/tmp')[0]).toBe(path.join('/one', '.data'));
    expect(candidateFolders('/one', '/tmp')[1]).not.toBe(candidateFolders('/two', '/tmp')[1]);
  });
});

describe('the data folder', () => {
  it('is refused when a file stands in its place', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'agm-folder-'));
    await writeFile(path.join(root, '.data'), '');
    await expect(dataFolder(root, { embedded: false })).rejects.toThrow('cannot be written by this user');
    await rm(root, { recursive: true });
  });

  it('is made in the clone when the database is elsewhere', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'agm-folder-'));
    expect(await dataFolder(root, { embedded: false })).toEqual({ folder: path.join(root, '.data'), moved: false });
    await rm(root, { recursive: true });
  });
});

describe('the free space', () => {
  it('is enough where it is enough', async () => {
    await expect(refuseFullDisk(tmpdir(), 1)).resolves.toBeUndefined();
  });

  it('is refused with both numbers where it is not', async () => {
    await expect(refuseFullDisk(tmpdir(), Number.MAX_SAFE_INTEGER)).rejects.toThrow(
      /The disk is full: \d+ MB are free/,
    );
  });
});
