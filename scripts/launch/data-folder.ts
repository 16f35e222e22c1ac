import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clusterIn } from './cluster';
import { canEnter, type DatabaseUser, databaseUser } from './database-user';
import { hasCode, Refusal } from './refusal';

const NEEDED_BYTES = 300_000_000;

export interface Candidate {
  folder: string;
  holdsData: boolean;
  /** Whether the database's user can get into it. */
  reachable: boolean;
}

/** `.data` in the clone; after it places that the database's user reaches even if the clone is hidden from it. */
export function candidateFolders(root: string, temporary = tmpdir()): string[] {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return [
    path.join(root, '.data'),
    path.join('/var/lib/ai-growth-manager', name),
    path.join(temporary, `ai-growth-manager-${name}`),
  ];
}

/** The folder that already holds data, otherwise the first that can be used. @throws Refusal when data is out of reach. */
export function chooseCandidate(candidates: Candidate[], user: string): string {
  const kept = candidates.find((candidate) => candidate.holdsData);
  if (kept?.reachable) return kept.folder;
  if (kept !== undefined) {
    throw new Refusal(
      `The data in ${kept.folder} cannot be read by the database's user ${user}: a folder above it is closed to that user. ` +
        `Open the way (chmod o+x on each folder above), or move ${kept.folder} away to start with an empty database.`,
    );
  }
  const first = candidates.find((candidate) => candidate.reachable);
  if (first !== undefined) return first.folder;
  throw new Refusal(`No folder for the database can be reached by its user ${user}: tried ${list(candidates)}.`);
}

const list = (candidates: Candidate[]): string => candidates.map((candidate) => candidate.folder).join(', ');

export interface DataFolder {
  folder: string;
  /** True when the clone's own `.data` was out of reach for the database. */
  moved: boolean;
}

/** Chooses and makes the folder for everything that outlives a restart: database, keys, uploaded files. */
export async function dataFolder(root: string, { embedded }: { embedded: boolean }): Promise<DataFolder> {
  const [own = '', ...others] = candidateFolders(root);
  if (!embedded || process.getuid?.() !== 0) {
    await makeWritable(own);
    if (embedded) await refuseForeignCluster(own);
    return { folder: own, moved: false };
  }
  const candidates: Candidate[] = [];
  let name = '';
  for (const folder of [own, ...others]) {
    const user = await databaseUser(clusterIn(folder));
    name = user?.name ?? '';
    candidates.push({ folder, holdsData: await exists(clusterIn(folder)), reachable: await isReachable(folder, user) });
  }
  const folder = chooseCandidate(candidates, `"${name}"`);
  await makeWritable(folder);
  return { folder, moved: folder !== own };
}

/** @throws Refusal when less is free at `folder` than a database needs to start and work. */
export async function refuseFullDisk(folder: string, neededBytes = NEEDED_BYTES): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  const [freeMb, neededMb] = [free, neededBytes].map((bytes) => Math.floor(bytes / 1e6));
  throw new Refusal(
    `The disk is full: ${freeMb} MB are free at ${folder}, ${neededMb} MB are needed. Free some space.`,
  );
}

async function isReachable(folder: string, user: DatabaseUser): Promise<boolean> {
  // The folder itself is opened when it is made ready; what matters is the way to it.
  let nearest = path.dirname(folder);
  while (!(await exists(nearest))) nearest = path.dirname(nearest);
  return canEnter(user, nearest);
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    // Others may pass through to what belongs to them, and see nothing.
    await chmod(folder, 0o711);
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR')) throw error;
    throw new Refusal(
      `The data folder ${folder} cannot be written by this user. Give it to this user: chown -R, chmod u+rwx.`,
    );
  }
}

async function refuseForeignCluster(folder: string): Promise<void> {
  const cluster = clusterIn(folder);
  if (!(await exists(cluster))) return;
  const { uid } = await stat(cluster);
  if (process.getuid === undefined || uid === process.getuid()) return;
  throw new Refusal(
    `The database in ${cluster} belongs to another user (id ${uid}), who started the product before. ` +
      `Start it as that user, or give the folder to this one: chown -R ${process.getuid()} ${folder}`,
  );
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}
