import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { sweepWorkers, workersSeen } from '@/lib/data/db/statements/workers';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { Heartbeat, SEEN_WITHIN_MS } from './heartbeat';

const beating: Heartbeat[] = [];
const start = (id: string, jobWorkers: string[] = []): Heartbeat => {
  const heartbeat = new Heartbeat(id, () => ({ running: 2, handled: 7, jobWorkers }));
  beating.push(heartbeat);
  heartbeat.start();
  return heartbeat;
};
const rows = () => prisma().schedulerWorker.findMany({ orderBy: { id: 'asc' } });
const untilSeen = (count: number) => vi.waitFor(async () => expect(await rows()).toHaveLength(count), 10_000);
const silence = (id: string, forMs: number) =>
  prisma().schedulerWorker.update({ where: { id }, data: { expectedAt: plus(new Date(), SEEN_WITHIN_MS - forMs) } });

afterEach(async () => {
  for (const heartbeat of beating.splice(0)) await heartbeat.stop();
  await prisma().schedulerWorker.deleteMany();
  await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});
afterAll(() => pool().stop());

describe('a heartbeat', () => {
  it('says what the worker does, and is gone with it at once', async () => {
    expect(await run(pool(), workersSeen, [])).toEqual([{ seen: 0, silent_seconds: null }]);
    const [one] = [start('one'), start('two')];
    await untilSeen(2);
    const [row] = await rows();
    expect(row).toMatchObject({ id: 'one', running: 2, handled: 7, version: expect.stringMatching(/^\d+\.\d+/) });
    expect(row?.host).not.toBe('');
    expect(await run(pool(), workersSeen, [])).toMatchObject([{ seen: 2 }]);
    await one?.stop();
    expect((await rows()).map(({ id }) => id)).toEqual(['two']);
  });

  it('of a worker that comes back under its id starts anew', async () => {
    const startedAt = plus(new Date(), -MINUTE);
    const times = { startedAt, seenAt: startedAt, expectedAt: plus(startedAt, SECOND) };
    await prisma().schedulerWorker.create({ data: { id: 'one', host: 'h', version: '1', ...times } });
    start('one');
    await vi.waitFor(async () => expect((await rows())[0]?.startedAt.getTime()).toBeGreaterThan(startedAt.getTime()));
  });

  it('that cannot be written is no harm to its worker, and is written again', async () => {
    await prisma().$executeRaw`ALTER TABLE workers RENAME TO workers_away`;
    const heartbeat = start('one');
    await heartbeat.stop();
    await prisma().$executeRaw`ALTER TABLE workers_away RENAME TO workers`;
    start('one');
    await untilSeen(1);
  });

  it('that stops leaves, to those who go on, to take its row away and to free its jobs', async () => {
    await prisma().$executeRaw`SELECT graphile_worker.add_job('sweep-expired-rows', queue_name => 'q')`;
    await prisma()
      .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-of-dead'`;
    await prisma()
      .$executeRaw`UPDATE graphile_worker._private_job_queues SET locked_at = now(), locked_by = 'worker-of-dead'`;
    start('dead', ['worker-of-dead']);
    await untilSeen(1);
    const isLocked = async () =>
      (
        await prisma().$queryRaw<
          { locked: boolean }[]
        >`SELECT locked_at IS NOT NULL AS locked FROM graphile_worker.jobs`
      )[0];

    await silence('dead', SEEN_WITHIN_MS + SECOND);
    expect(await run(pool(), workersSeen, [])).toMatchObject([{ seen: 0 }]);
    expect(await run(pool(), sweepWorkers, [SEEN_WITHIN_MS])).toEqual([]);
    expect(await isLocked()).toEqual({ locked: true });

    await silence('dead', 2 * SEEN_WITHIN_MS + SECOND);
    start('alive');
    await vi.waitFor(async () => expect((await rows()).map(({ id }) => id)).toEqual(['alive']), 10_000);
    await vi.waitFor(async () => expect(await isLocked()).toEqual({ locked: false }), 10_000);
  });
});
