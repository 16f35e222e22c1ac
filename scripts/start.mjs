import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './launch/packages.mjs';
import { checkNode } from './launch/prerequisites.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Nothing is installed yet on a fresh clone: everything in TypeScript is loaded after the packages are there. */
try {
  checkNode();
  await installPackages(root);
  process.chdir(root);
  const { loadEnvironmentFile } = await import('./launch/environment-file.mjs');
  loadEnvironmentFile(root);
  const { register } = await import('tsx/esm/api');
  register();
} catch (error) {
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
const { start } = await import('./launch/start.ts');
await start(root, { dev: process.argv.includes('--dev') });
