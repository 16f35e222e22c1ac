import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { JobPool, type ListeningClient } from '@/lib/data/db/job-pool';
import { pool } from '@/lib/data/db/pool';
import { withTransaction } from '@/lib/data/db/transaction';
import { enqueue } from '@/lib/data/jobs/enqueue';
import { MINUTE, plus } from '@/lib/foundation/time';
import { createBusiness, createSession, createUser } from '@/prisma/factories';
import type { Job } from './job';
import { JobRunner } from './job-runner';
import { JOBS } from './registry';

type Sweep = Job<'sweep-expired-rows'>;
const running: JobRunner[] = [];

/** A runner of one scripted job; the cron item is left out so that only what is enqueued runs. */
function start(
  run: Sweep['run'],
  { timeoutMs = MINUTE, onListening }: { timeoutMs?: number; onListening?: (client: ListeningClient) => void } = {},
): JobRunner {
  const runner = new JobRunner(
    { 'sweep-expired-rows': { name: 'sweep-expired-rows', timeoutMs, run } },
    { pool: new JobPool(), onListening },
  );
  running.push(runner);
  runner.start();
  return runner;
}
const waiting = () => prisma().$queryRaw<{ attempts: number; last_error: string | null }[]>`
  SELECT attempts, last_error FROM graphile_worker.jobs`;

/** All but the one that asks. */
const endEveryConnection = () => prisma().$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE application_name LIKE 'ai-growth-manager%' AND datname = current_database() AND pid <> pg_backend_pid()`;

afterEach(async () => {
  for (const runner of running.splice(0)) await runner.stop();
  await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});
afterAll(() => pool().stop());

describe('a job', () => {
  it('is there when its transaction commits, and not when it rolls back', async () => {
    await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    const undone = withTransaction(async (tx) => {
      await enqueue(tx, 'sweep-expired-rows', {});
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await waiting()).toHaveLength(1);
  });

  it('of one key waits once', async () => {
    const options = { key: 'sweep', runAt: plus(new Date(), MINUTE) };
    for (let i = 0; i < 3; i++) await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}, options));
    expect(await waiting()).toHaveLength(1);
  });

  it('is run once by two runners', async () => {
    const run = vi.fn(async () => sleep(50));
    const runners = [start(run), start(run)];
    for (let i = 0; i < 6; i++) await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), 10_000);
    expect(run).toHaveBeenCalledTimes(6);
    expect(runners.reduce((sum, runner) => sum + runner.snapshot().done, 0)).toBe(6);
  });

  it('that fails waits for another try, with its error', async () => {
    const runner = start(() => Promise.reject(new Error('the network is away')));
    await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    await vi.waitFor(async () => {
      expect(await waiting()).toMatchObject([{ attempts: 1, last_error: 'the network is away' }]);
    }, 10_000);
    expect(runner.snapshot().failed).toBe(1);
  });

  it('that does not end is given up, and told so', async () => {
    let aborted = false;
    start(
      (_payload, { signal }) => {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        return new Promise(() => undefined);
      },
      { timeoutMs: 50 },
    );
    await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    await vi.waitFor(async () => {
      expect(await waiting()).toMatchObject([{ last_error: expect.stringContaining('did not end within') }]);
    }, 10_000);
    expect(aborted).toBe(true);
  });

  it('survives the loss of every connection', async () => {
    const run = vi.fn(async () => undefined);
    start(run);
    await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1), 10_000);
    await endEveryConnection();
    await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2), 15_000);
  });

  it('runner lends its listening connection, and the one that follows a loss', async () => {
    const heard: string[] = [];
    start(async () => undefined, {
      onListening: (client) => {
        client.on('notification', ({ channel, payload }) => channel === 'ours' && heard.push(payload ?? ''));
        void client.query('LISTEN ours');
      },
    });
    const hears = (word: string) =>
      vi.waitFor(
        async () => {
          await prisma().$executeRaw`SELECT pg_notify('ours', ${word})`;
          expect(heard).toContain(word);
        },
        { timeout: 10_000, interval: 50 },
      );
    await hears('first');
    await endEveryConnection();
    await hears('second');
  });

  it('runner at rest holds the one connection that it listens on', async () => {
    start(async () => undefined);
    const connections = () => prisma().$queryRaw<{ count: number }[]>`SELECT count(*)::int FROM pg_stat_activity
      WHERE application_name = 'ai-growth-manager jobs' AND datname = current_database()`;
    await vi.waitFor(async () => expect(await connections()).toEqual([{ count: 1 }]), 10_000);
    await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), 10_000);
    expect(await connections()).toEqual([{ count: 1 }]);
  });
});

it('every job of the registry goes by its own name', () => {
  expect(Object.entries(JOBS).map(([name, job]) => [name, job.name])).toEqual(
    Object.keys(JOBS).map((name) => [name, name]),
  );
});

it('sweeps what has run out and nothing else', async () => {
  const [user, business] = [await createUser(), await createBusiness()];
  const now = new Date();
  await createSession(user.id, plus(now, -MINUTE));
  const kept = await createSession(user.id);
  const key = { businessId: business.id, fingerprint: 'f' };
  await prisma().idempotencyKey.createMany({
    data: [
      { ...key, key: 'old', expiresAt: plus(now, -MINUTE) },
      { ...key, key: 'new', expiresAt: plus(now, MINUTE) },
    ],
  });
  const limit = { platform: 'x', owner: 'app', used: 1, readAt: now } as const;
  await prisma().rateReading.createMany({
    data: [
      { ...limit, bucket: 'old', resetAt: plus(now, -MINUTE) },
      { ...limit, bucket: 'new', resetAt: plus(now, MINUTE) },
    ],
  });
  await JOBS['sweep-expired-rows'].run({}, { signal: AbortSignal.timeout(MINUTE), now });
  expect(await prisma().session.findMany({ select: { id: true } })).toEqual([{ id: kept.id }]);
  expect(await prisma().idempotencyKey.findMany({ select: { key: true } })).toEqual([{ key: 'new' }]);
  expect(await prisma().rateReading.findMany({ select: { bucket: true } })).toEqual([{ bucket: 'new' }]);
});
