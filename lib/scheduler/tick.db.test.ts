import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET, POST } from '@/app/api/cron/tick/route';
import { tickSchema } from '@/lib/contracts/cron';
import { problemSchema } from '@/lib/contracts/problem';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { withTransaction } from '@/lib/data/db/transaction';
import { enqueue } from '@/lib/data/jobs/enqueue';
import { env } from '@/lib/foundation/env';
import { plus, SECOND } from '@/lib/foundation/time';
import type { Outcome } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { tick } from './tick';

const SECRET = 'cron-secret-of-at-least-32-characters';
const WITHIN_MS = 14 * SECOND;
const sent: string[] = [];
const answers = vi.fn(async (text: string): Promise<Outcome> => {
  sent.push(text);
  return { kind: 'OK', platformPostId: crypto.randomUUID(), permalink: null, publishedAt: new Date() };
});
const original = platformAdapter('x').publish;
platformAdapter('x').publish = async (input) => {
  await input.beforeSend();
  return answers(input.text);
};

const call = (handler: typeof POST, authorization?: string): Promise<Response> =>
  handler(
    new Request('http://localhost/api/cron/tick', { method: 'POST', headers: authorization ? { authorization } : {} }),
  );

async function duePosts(count: number, from = 0): Promise<string[]> {
  const business = await createBusiness();
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const content = `Post ${from + index}`;
      const account = await createAccount(business, 'x');
      await createScheduledPost(business, account, { content, scheduledAt: plus(new Date(), -SECOND) });
      return content;
    }),
  );
}
const round = () => tick({ withinMs: WITHIN_MS, now: new Date() });

beforeEach(async () => {
  sent.length = 0;
  env().CRON_SECRET = SECRET;
  env().CRON_TICK_SECONDS = WITHIN_MS / SECOND;
  await prisma().scheduledPost.deleteMany({});
  await prisma().schedulerWorker.deleteMany({});
});
afterEach(async () => {
  env().CRON_SECRET = undefined;
  await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});
afterAll(async () => {
  platformAdapter('x').publish = original;
  await pool().stop();
});

describe('/api/cron/tick', () => {
  it.each([
    ['no secret set', undefined, `Bearer ${SECRET}`, 503, 'unavailable'],
    ['no token', SECRET, undefined, 401, 'unauthenticated'],
    ['another token', SECRET, `Bearer ${SECRET}x`, 401, 'unauthenticated'],
  ])('with %s does nothing and says what is missing', async (_, set, given, status, code) => {
    await duePosts(1);
    env().CRON_SECRET = set;
    const answer = await call(POST, given);
    const problem = problemSchema.parse(await answer.json());
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toContain('CRON_SECRET');
    expect(sent).toEqual([]);
  });

  it.each([
    ['POST', POST],
    ['GET', GET],
  ])('by %s publishes what is due, runs what waits, and answers what it did', async (_, handler) => {
    const texts = await duePosts(3);
    await withTransaction((tx) => enqueue(tx, 'sweep-expired-rows', {}));
    const answer = await call(handler, `Bearer ${SECRET}`);
    expect(answer.status).toBe(200);
    const report = tickSchema.parse(await answer.json());
    expect(report.posts).toEqual({ handled: 3, due: 0, unknown: 0 });
    expect(report.jobs.rounds).toContain('sync-metrics');
    expect(report.jobs).toMatchObject({ done: report.jobs.rounds.length + 1, failed: 0 });
    expect([...sent].sort()).toEqual(texts);
    expect(await prisma().schedulerWorker.findMany()).toMatchObject([{ id: 'tick', handled: 3 }]);
  });
});

describe('a tick', () => {
  it('with nothing to do ends at once, and leaves the rounds of this minute to the next', async () => {
    await round();
    const { durationMs, jobs } = await tick({ withinMs: WITHIN_MS, now: new Date() });
    expect(durationMs).toBeLessThan(3 * SECOND);
    expect(jobs.rounds.length).toBeLessThan(6);
  });

  it('beside others takes each post once', async () => {
    const texts = [...(await duePosts(6)), ...(await duePosts(6, 6))];
    const reports = await Promise.all([round(), round(), round()]);
    expect(reports.reduce((sum, { posts }) => sum + posts.handled, 0)).toBe(12);
    expect([...sent].sort()).toEqual([...texts].sort());
  });

  it('keeps with each first attempt when its post was planned, and until when it had been put off', async () => {
    const business = await createBusiness();
    const scheduledAt = plus(new Date(), -10 * SECOND);
    const notBefore = plus(scheduledAt, 9 * SECOND);
    for (const content of ['fresh', 'put off']) {
      const given = { content, scheduledAt, notBefore: content === 'fresh' ? null : notBefore };
      await createScheduledPost(business, await createAccount(business, 'x'), given);
    }
    await round();
    const attempts = await prisma().publishAttempt.findMany({
      where: { businessId: business.id },
      include: { scheduledPost: { select: { content: true } } },
    });
    expect(attempts.map((it) => [it.scheduledPost.content, it.plannedAt, it.putOffUntil]).sort()).toEqual([
      ['fresh', scheduledAt, null],
      ['put off', scheduledAt, notBefore],
    ]);
  });

  it('asks about what is in doubt', async () => {
    await duePosts(1);
    answers.mockResolvedValueOnce({ kind: 'UNKNOWN_OUTCOME', code: 'cut', detail: 'The connection broke.' });
    expect((await round()).posts).toMatchObject({ handled: 1, unknown: 1 });
    await prisma().scheduledPost.updateMany({ data: { notBefore: new Date() } });
    const reconcile = vi.spyOn(platformAdapter('x'), 'reconcile').mockResolvedValue({
      ...{ kind: 'found', platformPostId: 'p1', permalink: null, publishedAt: new Date() },
    });
    expect((await round()).posts).toMatchObject({ handled: 1, unknown: 0 });
    expect(reconcile).toHaveBeenCalledTimes(1);
    reconcile.mockRestore();
  });

  it('is not held by a network that does not answer', async () => {
    await duePosts(1);
    answers.mockImplementationOnce(() => new Promise(() => undefined));
    const { durationMs } = await round();
    expect(durationMs).toBeLessThan(WITHIN_MS + 2 * SECOND);
    expect(await prisma().scheduledPost.findMany()).not.toMatchObject([{ status: 'published' }]);
  });
});
