import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseUser } from './database-user';
import type { PostgresBinaries } from './postgres-binaries';
import { hasCode, Refusal } from './refusal';

const MAJOR_VERSION = '18';

/** Where the cluster lies inside a data folder. */
export const clusterIn = (place: string): string => path.join(place, 'postgres');

/** The superuser's name, and its password once the cluster is there. */
export const SUPERUSER = 'postgres';

/** Makes the cluster in `place` when there is none. Made beside and moved, so a broken attempt leaves nothing behind. */
export async function makeCluster(place: string, binaries: PostgresBinaries, user: DatabaseUser): Promise<string> {
  const cluster = clusterIn(place);
  const password = await passwordIn(place);
  const version = await readIfThere(path.join(cluster, 'PG_VERSION'));
  if (version !== undefined) {
    if (version.trim() !== MAJOR_VERSION) throw wrongVersion(cluster, version.trim());
    return password;
  }
  const half = `${cluster}.part`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(half, '..', 'initdb-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (user !== undefined) for (const file of [half, passwordFile]) await chown(file, user.uid, user.gid);
    initdb(half, passwordFile, binaries, user);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, cluster);
  return password;
}

function initdb(folder: string, passwordFile: string, binaries: PostgresBinaries, user: DatabaseUser): void {
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${folder}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { cwd: folder, encoding: 'utf8', ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }) },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`initdb could not make the database in ${folder}:\n${stderr}`);
}

async function passwordIn(place: string): Promise<string> {
  const file = path.join(place, 'postgres-password');
  const kept = await readIfThere(file);
  if (kept !== undefined) return kept;
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, password, { mode: 0o600 });
  await chmod(file, 0o600);
  return password;
}

const wrongVersion = (cluster: string, version: string): Refusal =>
  new Refusal(
    `${cluster} was made by PostgreSQL ${version}; this version of the product brings PostgreSQL ${MAJOR_VERSION}. ` +
      'Move the folder away to start empty, or set DATABASE_URL to a server that holds your data.',
  );

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
