import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../launch/refusal';

/** The first of `names` that the search path has. */
export function findProgram(names: string[], searchPath = process.env.PATH ?? ''): string | undefined {
  const candidates = names.flatMap((name) => searchPath.split(path.delimiter).map((folder) => path.join(folder, name)));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a program, installed by the system's packages when missing. @throws Refusal saying how to get it. */
export function findOrInstall(names: string[], aptPackage: string, remedy: string): string {
  const found = findProgram(names);
  if (found !== undefined) return found;
  const apt = findProgram(['apt-get']);
  if (apt === undefined || process.getuid?.() !== 0) throw new Refusal(`${names[0]} is not on this machine. ${remedy}`);
  console.log(`Installing ${aptPackage} …`);
  // A run level of 1 keeps the package from starting a server of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync(apt, ['update', '-qq'], { env, stdio: 'ignore' });
  const { stderr } = spawnSync(apt, ['install', '-y', '-qq', '--no-install-recommends', aptPackage], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const installed = findProgram(names);
  if (installed === undefined) throw new Refusal(`${aptPackage} could not be installed:\n${stderr}\n${remedy}`);
  return installed;
}
