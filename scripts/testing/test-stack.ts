import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { envSchema } from '../../lib/foundation/env-schema';
import { onDatabase, withClient } from '../launch/database-url';
import { completeEnvironment } from '../launch/environment';
import { freePort } from '../launch/ports';
import { Product } from '../launch/product';
import { Refusal } from '../launch/refusal';
import { runNode } from '../launch/run-node';
import { keptSecrets } from '../launch/secrets';
import { typescript } from '../launch/services';
import type { StopSequence } from '../launch/stop-sequence';
import { migrate } from '../migrations/apply';

export interface TestStackOptions {
  root: string;
  adminUrl: string;
  redisUrl: string;
  artifacts: string;
  sequence: StopSequence;
}

/** The whole product on a database of its own, as `npm start` runs it. @returns what tests need to reach it. */
export async function startTestStack(options: TestStackOptions): Promise<NodeJS.ProcessEnv> {
  const { root, redisUrl, artifacts, sequence } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-stack-'));
  await sequence.add({ stop: () => rm(folder, { recursive: true, force: true }) });
  const databaseUrl = await ownDatabase(options.adminUrl, sequence);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const outside = {
    ...withoutProductVariables(process.env),
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    REDIS_URL: redisUrl,
    LOG_LEVEL: 'warn',
  };
  const env = completeEnvironment(outside, { databaseUrl, folder, secrets: await keptSecrets(folder), sandboxPort });
  await migrate({ databaseUrl, log: () => undefined });
  await runNode(typescript('prisma/seed.ts'), { cwd: root, env, signal: sequence.signal });

  const log = createWriteStream(path.join(artifacts, 'stack.log'));
  const onLine = (service: string, line: string): void => void log.write(`${service.padEnd(8)}${line}\n`);
  const onGiveUp = (message: string): void => console.error(message);
  const product = new Product({ root, env, dev: false, onLine, withSandbox: true, onGiveUp });
  await sequence.add({ stop: () => product.stop(), kill: () => product.kill() });
  product.start();
  await product.untilReady(sequence.signal);
  return { ...env, SANDBOX_URL: `http://localhost:${sandboxPort}`, API_KEY: createKey(root, env) };
}

/** The settings of whoever runs the tests must not reach them: real client ids would post to real networks. */
function withoutProductVariables(outside: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = new Set(Object.keys(envSchema.shape));
  const kept = Object.fromEntries(Object.entries(outside).filter(([name]) => !names.has(name)));
  return { ...kept, NODE_ENV: 'production' };
}

async function ownDatabase(adminUrl: string, sequence: StopSequence): Promise<string> {
  const name = `agm_test_stack_${process.pid}`;
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const drop = () => withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await sequence.add({
    stop: async () => {
      await drop();
    },
  });
  return onDatabase(adminUrl, name);
}

/** A key for the demo business, which the command prints alone on its last line. */
function createKey(root: string, env: NodeJS.ProcessEnv): string {
  const args = [...typescript('scripts/admin.ts'), 'create-key', '--business', 'demo'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  const key = stdout.trim().split('\n').at(-1);
  if (status !== 0 || !key) throw new Refusal(`No API key could be made:\n${stdout}${stderr}`);
  return key;
}
