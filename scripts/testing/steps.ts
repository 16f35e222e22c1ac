import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildProduct, generateClient } from '../launch/build';
import { type Counts, countCommand, countPlaywright, countVitest, withExitCode } from './counts';
import type { Resources } from './resources';
import { runCommand } from './run-command';

export interface StepContext {
  root: string;
  artifacts: string;
  resources: Resources;
  signal: AbortSignal;
}

export interface Step {
  name: string;
  run: (context: StepContext) => Promise<Counts>;
}

/** `npm run chaos`, short: it fails on a post that went out twice or not at all. */
const CHAOS = [
  ...['--conditions=react-server', '--import', 'tsx', 'e2e/chaos/main.ts'],
  ...['--posts', '100', '--seconds', '20', '--workers', '2', '--seed', '1'],
];

/** Everything that `npm test` does, in the order in which a failure is cheapest to find. */
export const STEPS: Step[] = [
  { name: 'generate', run: async ({ root, signal }) => succeeded(generateClient(root, quiet, signal)) },
  { name: 'types', run: types },
  { name: 'lint', run: (context) => command(context, ['node_modules/@biomejs/biome/bin/biome', 'check']) },
  { name: 'unused', run: (context) => command(context, ['node_modules/knip/bin/knip.js']) },
  { name: 'unit', run: (context) => vitest(context, 'unit', {}) },
  { name: 'db', run: async (context) => vitest(context, 'db', await databaseServices(context)) },
  { name: 'chaos', run: (context) => command(context, CHAOS) },
  { name: 'build', run: async ({ root, signal }) => succeeded(buildProduct(root, quiet, signal)) },
  { name: 'api', run: async (context) => vitest(context, 'api', await context.resources.product()) },
  { name: 'ui', run: playwright },
];

const quiet = (): void => undefined;

async function succeeded(work: Promise<void>): Promise<Counts> {
  await work;
  return countCommand(0);
}

async function command({ root, signal }: StepContext, args: string[]): Promise<Counts> {
  return countCommand(await runCommand(args, { cwd: root, env: process.env, signal }));
}

async function types(context: StepContext): Promise<Counts> {
  const routes = await command(context, ['node_modules/next/dist/bin/next', 'typegen']);
  return routes.failed > 0 ? routes : command(context, ['node_modules/typescript/bin/tsc', '--noEmit']);
}

async function databaseServices({ resources }: StepContext): Promise<Record<string, string>> {
  return { DATABASE_URL: await resources.adminDatabaseUrl(), REDIS_URL: await resources.redisUrl() };
}

async function vitest(context: StepContext, project: string, env: Record<string, string | undefined>): Promise<Counts> {
  const report = path.join(context.artifacts, `vitest-${project}.json`);
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters];
  const code = await runCommand(args, {
    cwd: context.root,
    env: { ...process.env, ...env, NODE_ENV: 'test' },
    signal: context.signal,
  });
  return withExitCode(countVitest(await readReport(report)), code);
}

async function playwright(context: StepContext): Promise<Counts> {
  const report = path.join(context.artifacts, 'playwright.json');
  await rm(report, { force: true });
  const product = await context.resources.product();
  const env = { ...product, CHROMIUM_PATH: context.resources.chromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'];
  const code = await runCommand(args, { cwd: context.root, env, signal: context.signal });
  return withExitCode(countPlaywright(await readReport(report)), code);
}

const readReport = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
