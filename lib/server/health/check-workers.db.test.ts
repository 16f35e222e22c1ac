import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/health/workers/route';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { plus, SECOND } from '@/lib/foundation/time';

afterAll(() => pool().stop());
/** Looks are shared for two seconds of the process's clock; each test begins past the one before. */
let now = 0;
beforeEach(() => {
  now += 10 * SECOND;
  const at = performance.now() + now;
  vi.spyOn(performance, 'now').mockReturnValue(at);
  return () => vi.restoreAllMocks();
});

const ask = async () => (await GET(new Request('http://localhost/api/health/workers'))).json();
const seen = async (secondsAgo: number): Promise<void> => {
  const seenAt = plus(new Date(), -secondsAgo * SECOND);
  const times = { seenAt, startedAt: seenAt, expectedAt: plus(seenAt, 30 * SECOND) };
  const data = { id: 'w', host: 'h', version: '1', ...times };
  await prisma().schedulerWorker.upsert({ where: { id: 'w' }, create: data, update: times });
};

it('none ever', async () => expect(await ask()).toEqual({ status: 'missing', silent_seconds: null }));

it('one lately, and one look for all who ask at once', async () => {
  await seen(0);
  const first = await ask();
  expect(first).toMatchObject({ status: 'seen' });
  await prisma().schedulerWorker.deleteMany();
  expect(await ask()).toEqual(first);
});

it('one 40 s ago', async () => {
  await seen(40);
  expect(await ask()).toEqual({ status: 'missing', silent_seconds: 40 });
});

it('says that it does not know when the database cannot be asked', async () => {
  vi.spyOn(pool(), 'query').mockImplementation(() => Promise.reject(new Error('gone')));
  expect(await ask()).toEqual({ status: 'unknown', silent_seconds: null });
});
