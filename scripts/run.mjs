import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadEnvironmentFile } from './launch/environment-file.mjs';
import { checkNode } from './launch/prerequisites.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [entry, ...args] = process.argv.slice(2);

/** Runs one TypeScript entry in this process, with the settings of the product that this clone is running. */
try {
  checkNode();
  if (entry === undefined) throw new Error('Which file? Use: node scripts/run.mjs <entry.ts> [arguments]');
  if (!existsSync(path.join(root, 'node_modules/tsx'))) throw new Error('The packages are missing. Run: npm ci');
  process.chdir(root);
  loadEnvironmentFile(root);
  const { register } = await import('tsx/esm/api');
  register();
  const { adoptRunningEnvironment } = await import('./launch/running-environment.ts');
  await adoptRunningEnvironment(root);
} catch (error) {
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
const file = path.join(root, entry);
process.argv = [process.argv[0], file, ...args];
await import(pathToFileURL(file).href);
