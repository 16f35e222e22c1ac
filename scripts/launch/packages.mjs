import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NEEDED_BYTES = 1_200_000_000;

/** Installs what package-lock.json names, unless that is what was installed last. Uses nothing but Node itself. */
export async function installPackages(root, say = console.log) {
  const stamp = path.join(root, 'node_modules', '.installed-lock');
  const wanted = await lockHash(root);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return false;
  if (await isInstalledByHand(root)) {
    await writeFile(stamp, wanted);
    return false;
  }
  if (!existsSync(path.join(root, 'node_modules'))) await refuseFullDisk(root);
  say('Installing packages (a minute or two the first time) …');
  await npmCi(root);
  await writeFile(stamp, wanted);
  return true;
}

/** True when somebody ran npm themselves and every package that is not optional is there in the locked version. */
async function isInstalledByHand(root) {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const [wanted, installed] = await Promise.all([path.join(root, 'package-lock.json'), hidden].map(readPackages));
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
  );
}

async function readPackages(file) {
  return JSON.parse(await readFile(file, 'utf8')).packages ?? {};
}

/** The lock file's hash, with the platform: packages installed on one system do not serve another on the same folder. */
export async function lockHash(root) {
  const lock = await readFile(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

async function refuseFullDisk(folder) {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= NEEDED_BYTES) return;
  const free = Math.floor((bavail * bsize) / 1e6);
  throw new Error(`The disk is full: ${free} MB are free at ${folder}, the packages need ${NEEDED_BYTES / 1e6} MB.`);
}

function npmCi(root) {
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', NODE_ENV: 'development' };
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // `npm_execpath` is the npm that started this script; on Windows a bare `npm` is not a program.
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    const end = () => child.kill();
    process.once('SIGTERM', end);
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4_000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', end);
      if (code === 0) return resolve();
      const full = /ENOSPC|no space left/i.test(said) ? 'The disk is full. Free some space, then start again.\n' : '';
      reject(new Error(`${full}npm ci failed with code ${code}:\n${said}`));
    });
  });
}
