import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { clearPostmaster } from './postmaster-pid';

let cluster = '';
const file = () => path.join(cluster, 'postmaster.pid');
beforeEach(async () => {
  cluster = await mkdtemp(path.join(tmpdir(), 'agm-cluster-'));
});
afterEach(() => rm(cluster, { recursive: true }));

describe('what a killed server left behind', () => {
  it('may be nothing', async () => {
    await expect(clearPostmaster(cluster)).resolves.toBeUndefined();
  });

  it('is removed when its process id belongs to another program now, which lives on', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    onTestFinished(() => void other.kill());
    await writeFile(file(), `${other.pid}\n${cluster}\n`);
    await clearPostmaster(cluster);
    expect(existsSync(file())).toBe(false);
    expect(other.exitCode).toBeNull();
  });

  it('is stopped when it still runs on this cluster', async () => {
    const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', '-D', cluster]);
    await writeFile(file(), `${server.pid}\n${cluster}\n`);
    await clearPostmaster(cluster);
    expect(() => process.kill(Number(server.pid), 0)).toThrow();
  });
});
