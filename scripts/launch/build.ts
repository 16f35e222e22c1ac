import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from './refusal';
import { runNode } from './run-node';
import { hashSources } from './source-hash';

const CLIENT_SOURCES = ['prisma', 'package-lock.json', 'prisma.config.ts'];
const BUILD_SOURCES = [
  ...['app', 'lib', 'components', 'public', 'prisma/schema.prisma'],
  ...['next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json', 'proxy.ts', 'instrumentation.ts'],
];

/** The worker as one file, below what a new build of the web app takes away. */
export const BUILT_WORKER = '.next/worker/main.mjs';

type Say = (line: string) => void;

/** Generates the database client when the schema changed. */
export async function generateClient(root: string, say: Say, signal: AbortSignal): Promise<void> {
  const stamp = path.join(root, 'lib/data/db/generated/.source-hash');
  const wanted = await hashSources(root, CLIENT_SOURCES);
  if ((await readStamp(stamp)) === wanted) return;
  say('Generating the database client …');
  await runNode(['node_modules/prisma/build/index.js', 'generate'], { cwd: root, env: buildEnvironment(), signal });
  await writeFile(stamp, wanted);
}

/** Builds the web app and the worker when their sources changed. @throws Refusal with the end of the build's output. */
export async function buildProduct(root: string, say: Say, signal: AbortSignal): Promise<void> {
  const stamp = path.join(root, '.next/.source-hash');
  const wanted = await hashSources(root, BUILD_SOURCES);
  const built = await readStamp(path.join(root, '.next/BUILD_ID'));
  if (built !== undefined && (await readStamp(stamp)) === wanted) return;
  say('Building the product (about a minute) …');
  await runNode(['node_modules/next/dist/bin/next', 'build'], { cwd: root, env: buildEnvironment(), signal });
  await buildWorker(root);
  await writeFile(stamp, wanted);
}

async function buildWorker(root: string): Promise<void> {
  // A tool of the build: where everything is built and only what runs is installed, it is not there.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['lib/scheduler/main.ts'],
    outfile: path.join(root, BUILT_WORKER),
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', conditions: ['react-server'] },
    logLevel: 'warning',
  });
}

const buildEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
});

async function readStamp(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
