import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { hasCode, Refusal } from './refusal';

/** Who runs PostgreSQL. `undefined`: whoever runs this process. PostgreSQL refuses to run as root. */
export type DatabaseUser = { uid: number; gid: number; name: string } | undefined;

const NAME = 'postgres';

/** The owner of an existing cluster; otherwise nobody special, or as root the user `postgres`, made when missing. */
export async function databaseUser(cluster: string): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await ownerOf(cluster);
  if (owner !== undefined && owner.uid !== 0) return { ...owner, name: `#${owner.uid}` };
  return lookUp() ?? create();
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

function lookUp(): DatabaseUser {
  const uid = run('id', ['-u', NAME]);
  const gid = run('id', ['-g', NAME]);
  if (uid === undefined || gid === undefined) return undefined;
  return { uid: Number(uid), gid: Number(gid), name: NAME };
}

function create(): DatabaseUser {
  const made =
    run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]) ??
    run('adduser', ['-S', '-D', '-H', NAME]);
  const user = made === undefined ? undefined : lookUp();
  if (user !== undefined) return user;
  throw new Refusal(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be made. Make it (useradd --system ${NAME}), ` +
      'run npm start as another user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Output of a command, or undefined when it is missing or fails. */
function run(command: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}

/** Asks the kernel rather than the mode bits, so access lists and mount options count as well. */
export function canEnter(user: DatabaseUser, folder: string): boolean {
  const identity = user === undefined ? {} : { uid: user.uid, gid: user.gid };
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity, cwd: '/', stdio: 'ignore' });
  return status === 0;
}
