import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sandboxEnvironment } from '../../scripts/launch/demo-environment';
import { EmbeddedPostgres } from '../../scripts/launch/postgres';
import { migrate } from '../../scripts/migrations/apply';
import type { FakeAccount } from './fakes-with-posts';

const POSTS = Number(process.argv[2] ?? 10_000);
const MIB = 1024 * 1024;

/** Reads the numbers of so many posts over the four fakes, and prints what it took. Exits 1 past a limit. */
async function bench(): Promise<boolean> {
  const { pool } = await import('@/lib/data/db/pool');
  const { prisma } = await import('@/lib/data/db/client');
  const { syncMetrics } = await import('@/lib/domain/analytics/sync-metrics');
  const { platformAdapter } = await import('@/lib/platforms/registry');
  const { seedAccount } = await import('./seed-account');
  const readable = fakes.accounts.filter(({ platform }) => platformAdapter(platform).metrics);
  const skipped = new Set(fakes.accounts.filter((it) => !readable.includes(it)).map(({ platform }) => platform));
  for (const account of readable) await seedAccount(account);
  const expected = readable.reduce((sum, { posts }) => sum + posts.length, 0);

  const peak = { connections: 0, rss: 0 };
  pool().on('acquire', () => {
    peak.connections = Math.max(peak.connections, pool().snapshot().checked_out);
  });
  const before = process.memoryUsage.rss();
  const sampling = setInterval(() => {
    peak.rss = Math.max(peak.rss, process.memoryUsage.rss());
  }, 20);
  const startedAt = performance.now();
  const total = { calls: 0, read: 0, kept: 0, failed: 0 };
  let waitedMs = 0;
  for (let round = 0; round < 50 && total.read < expected; round++) {
    if (round > 0) waitedMs += await passTime(prisma());
    const report = await syncMetrics({ stop: new AbortController().signal });
    for (const name of ['calls', 'read', 'kept', 'failed'] as const) total[name] += report[name];
  }
  const tookMs = performance.now() - startedAt;
  clearInterval(sampling);
  const snapshots = await prisma().metricSnapshot.count();
  const spent = await prisma().metricSpend.aggregate({ _sum: { usdMicros: true, postsRead: true } });
  console.table({
    'posts due': expected,
    'posts read': total.read,
    'snapshots kept': snapshots,
    'calls of adapters': total.calls,
    'rounds that ended early': total.failed,
    'seconds of work': Number((tookMs / 1_000).toFixed(1)),
    'seconds waited for limits, by the fakes’ clock': Math.round(waitedMs / 1_000),
    'connections held at most': peak.connections,
    'memory at the start, MiB': Math.round(before / MIB),
    'memory at the peak, MiB': Math.round(peak.rss / MIB),
    'X posts charged': spent._sum.postsRead ?? 0,
    'X cost, $': Number(spent._sum.usdMicros ?? 0) / 1e6,
    'networks without numbers': [...skipped].join(', ') || 'none',
  });
  await pool().stop();
  return total.read === expected && snapshots === expected && peak.connections <= 3 && skipped.size === 0;
}

interface Clocked {
  socialAccount: {
    findFirst(query: object): Promise<{ metricsNotBefore: Date | null } | null>;
    updateMany(query: object): Promise<unknown>;
  };
}

/** Moves the fakes' clock, and with it what waits for a limit, to where the first limit ends. @returns by how many ms */
async function passTime({ socialAccount }: Clocked): Promise<number> {
  const next = await socialAccount.findFirst({
    where: { metricsNotBefore: { gt: new Date() } },
    orderBy: { metricsNotBefore: 'asc' },
  });
  if (!next?.metricsNotBefore) return 0;
  const advanceMs = next.metricsNotBefore.getTime() - Date.now();
  await fetch(`${fakes.url}/__fake/clock`, { method: 'POST', body: JSON.stringify({ advanceMs }) });
  await socialAccount.updateMany({
    where: { metricsNotBefore: { lte: next.metricsNotBefore } },
    data: { metricsNotBefore: null },
  });
  return advanceMs;
}

async function startFakes(): Promise<{ url: string; accounts: FakeAccount[]; stop: () => void }> {
  const child = fork(path.join(import.meta.dirname, 'fakes-with-posts.ts'), [String(POSTS)], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
  });
  const [ready] = (await once(child, 'message')) as [{ url: string; accounts: FakeAccount[] }];
  return { ...ready, stop: () => child.kill() };
}

const place = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-bench-'));
await chmod(place, 0o711);
const database = await EmbeddedPostgres.start({ place });
const fakes = await startFakes();
try {
  const url = database.url('postgres');
  Object.assign(process.env, sandboxEnvironment(fakes.url), {
    DATABASE_URL: url,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    AUTH_SECRET: 'bench-auth-secret-of-at-least-32-characters',
    ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
    METRICS_X_DAILY_USD: '1000',
  });
  await migrate({ databaseUrl: url, log: () => undefined });
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  fakes.stop();
  await database.stop();
  await rm(place, { recursive: true, force: true });
}
