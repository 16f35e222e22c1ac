import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './launch/packages.mjs';
import { checkNode } from './launch/prerequisites.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

try {
  checkNode();
  await installPackages(root);
  process.chdir(root);
  const { register } = await import('tsx/esm/api');
  register();
} catch (error) {
  console.error(`\n${error.message}\n`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const { runTests } = await import('./testing/run-tests.ts');
await runTests(root, process.argv.slice(2));
