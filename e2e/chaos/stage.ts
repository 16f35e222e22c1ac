import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { createSandbox, type Sandbox } from '@/lib/sandbox/server';
import { completeEnvironment } from '../../scripts/launch/environment';
import { EmbeddedPostgres } from '../../scripts/launch/postgres';
import { keptSecrets } from '../../scripts/launch/secrets';
import type { StopSequence } from '../../scripts/launch/stop-sequence';
import { migrate } from '../../scripts/migrations/apply';
import { TcpProxy } from '../setup/tcp-proxy';
import { startPictureHost } from './picture-host';
import { type RedisUnderFault, startRedis } from './redis-under-fault';

export interface Stage {
  env: NodeJS.ProcessEnv;
  postgres: EmbeddedPostgres;
  /** Connections of the harness itself; they survive what is done to the database. */
  admin: pg.Pool;
  redis: RedisUnderFault;
  sandbox: Sandbox;
  network: TcpProxy;
  picture: Buffer;
  logFile: string;
}

/** Far above what a run needs: the networks' limits are tested elsewhere, and would end a run of 10,000 posts. */
const NO_LIMIT = 1_000_000_000;

/** The fakes have few accounts: kept apart as in life, 10,000 posts would take hours. */
const NO_PACING = { PUBLISH_GAP_MS: '1', CATCH_UP_GAP_MS: '100', CATCH_UP_LIMIT: String(NO_LIMIT) };

/** Database, Redis, the four networks behind a proxy, and a picture: all of this run alone. */
export async function setStage(root: string, sequence: StopSequence): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-chaos-'));
  // The user that runs the embedded server must be able to enter the folder.
  await chmod(folder, 0o711);
  await sequence.add({ stop: () => rm(folder, { recursive: true, force: true }) });
  const postgres = await EmbeddedPostgres.start({ place: folder });
  await sequence.add({ stop: () => postgres.stop(), kill: () => postgres.kill() });
  const databaseUrl = await postgres.database('chaos');
  await migrate({ databaseUrl, log: () => undefined });
  const admin = new pg.Pool({ connectionString: databaseUrl, max: 4, application_name: 'chaos-harness' });
  admin.on('error', () => undefined);
  await sequence.add({ stop: () => admin.end() });

  const redis = await startRedis(folder);
  await sequence.add({ stop: () => redis.stop() });
  const pictures = await startPictureHost();
  await sequence.add({ stop: () => pictures.stop() });
  const sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
  await sandbox.start();
  await sequence.add({ stop: () => sandbox.stop() });
  await liftLimits(sandbox);
  await takeNetsAway(sandbox);
  const { port } = new URL(sandbox.url);
  const network = await TcpProxy.to({ host: '127.0.0.1', port: Number(port) });
  await sequence.add({ stop: () => network.close() });

  const outside = {
    ...process.env,
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'info',
    APP_URL: pictures.url,
    REDIS_URL: redis.url,
    ...NO_PACING,
  };
  const secrets = await keptSecrets(folder);
  const env = completeEnvironment(outside, { databaseUrl, folder, secrets, sandboxPort: network.port });
  const artifacts = path.join(root, 'e2e/.artifacts');
  await mkdir(artifacts, { recursive: true });
  const logFile = path.join(artifacts, 'chaos-workers.log');
  return { env, postgres, admin, redis, sandbox, network, picture: pictures.picture, logFile };
}

/** Three of the networks refuse some repetitions, which none of them promises: here what went out twice stands twice. */
async function takeNetsAway({ world }: Sandbox): Promise<void> {
  for (const platform of ['linkedin', 'x', 'facebook']) await world.setSetting(`${platform}:duplicateWindowMs`, 0);
}

async function liftLimits({ world }: Sandbox): Promise<void> {
  await world.setSetting('linkedin:memberPostsPerDay', NO_LIMIT);
  await world.setSetting('x:callLimit', NO_LIMIT);
  await world.setSetting('facebook:callLimit', NO_LIMIT);
  await world.setSetting('instagram:callLimit', NO_LIMIT);
  await world.setSetting('instagram:quotaTotal', NO_LIMIT);
}
