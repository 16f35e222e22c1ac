import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkSetVariables, parseEnv } from '../../lib/foundation/env';
import { migrate } from '../migrations/apply';
import { buildProduct, generateClient } from './build';
import { dataFolder, refuseFullDisk } from './data-folder';
import { refuseSilentDatabase } from './database-url';
import { isDemo } from './demo-environment';
import { completeEnvironment } from './environment';
import { freePort, refuseTakenPort } from './ports';
import { EmbeddedPostgres } from './postgres';
import { Product } from './product';
import { refuseSilentRedis } from './redis-url';
import { describeFailure, Refusal } from './refusal';
import { runNode } from './run-node';
import { findRunning, removeRuntime, writeRuntime } from './runtime-file';
import { keptSecrets } from './secrets';
import { typescript } from './services';
import { takeStartLock } from './start-lock';
import { StopSequence } from './stop-sequence';

const DATABASE = 'ai_growth_manager';
const SANDBOX_PORTS = Array.from({ length: 10 }, (_, index) => 3010 + index);

interface Launch {
  root: string;
  dev: boolean;
  folder: string;
  sequence: StopSequence;
  say: (line: string) => void;
  fail: (error: unknown) => void;
}

/** Brings the whole product up and keeps it up until a signal. Ends the process when it is stopped or cannot go on. */
export async function start(root: string, { dev }: { dev: boolean }): Promise<void> {
  const sequence = new StopSequence();
  const say = (line: string): void => console.log(line);
  const fail = (error: unknown): void => {
    if (sequence.signal.aborted) return;
    console.error(`\n${describeFailure(error)}\n`);
    void sequence.run().then(() => process.exit(1));
  };
  sequence.onSignals(say, (code) => process.exit(code));
  process.on('uncaughtException', fail);
  // A reader that went away (`npm start | head`) is no reason to leave a database behind.
  process.stdout.on('error', () => undefined);
  try {
    checkSetVariables(process.env);
    const folder = await prepareFolder(root, sequence, say);
    await launch({ root, dev, folder, sequence, say, fail });
  } catch (error) {
    fail(error);
  }
}

async function prepareFolder(root: string, sequence: StopSequence, say: Launch['say']): Promise<string> {
  const running = await findRunning(root);
  if (running !== undefined) {
    const { pid, env } = running;
    throw new Refusal(`The product is already running at ${env.APP_URL} (process ${pid}). Stop it first: kill ${pid}`);
  }
  const { folder, moved } = await dataFolder(root, { embedded: !process.env.DATABASE_URL });
  if (moved) say(`The database's user cannot reach ${path.join(root, '.data')}; the data lies in ${folder} instead.`);
  await refuseFullDisk(folder);
  const release = await takeStartLock(folder);
  await sequence.add({ stop: release });
  return folder;
}

async function launch(options: Launch): Promise<void> {
  const { root, dev, folder, sequence, say, fail } = options;
  const demo = isDemo(process.env);
  await refuseTakenPort(Number(process.env.PORT || 3000), 'PORT');
  if (process.env.REDIS_URL) await refuseSilentRedis(process.env.REDIS_URL);
  const databaseUrl = await startDatabase(options);
  const secrets = await keptSecrets(folder);
  await generateClient(root, say, sequence.signal);
  if (!dev) await buildProduct(root, say, sequence.signal);
  // Chosen after the minutes that a build may take: what was free before it may be taken after.
  const sandboxPort = demo ? await chooseSandboxPort(say) : 0;
  const env = completeEnvironment(process.env, { databaseUrl, folder, secrets, sandboxPort });
  const { APP_URL, DEMO_EMAIL, DEMO_PASSWORD } = parseEnv(env);
  await migrate({ databaseUrl, log: say });
  if (process.env.DEMO !== 'off') await seed(root, env, sequence.signal);

  const onLine = (service: string, line: string): void => say(`${service.padEnd(8)}${line}`);
  const product = new Product({ root, env, dev, onLine, withSandbox: demo, onGiveUp: (why) => fail(new Refusal(why)) });
  await sequence.add({ stop: () => product.stop(), kill: () => product.kill() });
  product.start();
  await product.untilReady(sequence.signal);
  await writeRuntime(folder, env);
  await sequence.add({ stop: () => removeRuntime(folder) });
  say(`\n  AI Growth Manager is ready at ${APP_URL}`);
  if (process.env.DEMO !== 'off') say(`  Demo sign-in: ${DEMO_EMAIL} / ${DEMO_PASSWORD}`);
  if (demo) say(`  The four networks are fakes at http://localhost:${sandboxPort}`);
  say('  Stop with Ctrl-C\n');
}

/** The given server once it answers, otherwise the embedded one. */
async function startDatabase({ folder, sequence, say, fail }: Launch): Promise<string> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await refuseSilentDatabase(given);
    return given;
  }
  say('Starting PostgreSQL …');
  const onGiveUp = (why: string): void => fail(new Refusal(why));
  const postgres = await EmbeddedPostgres.start({ place: folder, onGiveUp });
  await sequence.add({ stop: () => postgres.stop(), kill: () => postgres.kill() });
  return postgres.database(DATABASE);
}

/** Another port when the usual one is taken and none was asked for; permalinks of the fakes name the port. */
async function chooseSandboxPort(say: Launch['say']): Promise<number> {
  const asked = process.env.SANDBOX_PORT;
  if (asked) {
    await refuseTakenPort(Number(asked), 'SANDBOX_PORT');
    return Number(asked);
  }
  const [usual = 0, ...others] = SANDBOX_PORTS;
  const port = await freePort(usual, ...others);
  if (port !== usual) say(`Port ${usual} is taken; the fake networks use ${port}.`);
  return port;
}

async function seed(root: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const entry = 'prisma/seed.ts';
  if (!existsSync(path.join(root, entry))) return;
  await runNode(typescript(entry), { cwd: root, env, signal });
}
