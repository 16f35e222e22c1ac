import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findOrInstall, findProgram } from './install-program';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-programs-'));
  await writeFile(path.join(folder, 'browser'), '#!/bin/sh\n');
  await chmod(path.join(folder, 'browser'), 0o755);
  await writeFile(path.join(folder, 'notes'), '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('a program that the tests need', () => {
  it('is found under any of its names', () => {
    expect(findProgram(['other-browser', 'browser'], `/nowhere:${folder}`)).toBe(path.join(folder, 'browser'));
  });

  it('is not a file that cannot be run', () => {
    expect(findProgram(['notes'], folder)).toBeUndefined();
  });

  it('is asked for in words where no package manager is there to bring it', () => {
    vi.stubEnv('PATH', folder);
    expect(() => findOrInstall(['redis-server'], 'redis-server', 'Install Redis, or set REDIS_URL.')).toThrow(
      'redis-server is not on this machine. Install Redis, or set REDIS_URL.',
    );
  });
});
