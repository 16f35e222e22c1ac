import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/admin/queue/route';
import type { Platform } from '@/lib/contracts/platform';
import { type Lateness, queueSchema } from '@/lib/contracts/queue';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { DAY, HOUR, MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { createAccount, createBusiness, createScheduledPost, createSession, createUser } from '@/prisma/factories';
import { readQueue } from './read-queue';
import { rollUpPunctuality } from './roll-up-punctuality';

const now = new Date();
const business = await createBusiness({ name: 'Fjord' });
const accounts = new Map<Platform, Awaited<ReturnType<typeof createAccount>>>();

interface Attempt {
  platform?: Platform;
  /** How long ago the first attempt began. */
  agoMs: number;
  begunMs?: number;
  /** Null: no request left. */
  sentMs: number | null;
  isPutOff?: boolean;
}

async function accountOf(platform: Platform) {
  const account = accounts.get(platform) ?? (await createAccount(business, platform));
  accounts.set(platform, account);
  return account;
}

async function attempt({ platform = 'x', agoMs, begunMs = 4, sentMs, isPutOff = false }: Attempt): Promise<string> {
  const createdAt = plus(now, -agoMs);
  const plannedAt = plus(createdAt, -begunMs);
  const account = await accountOf(platform);
  const post = await createScheduledPost(business, account, { status: 'published', scheduledAt: plannedAt });
  await prisma().publishAttempt.create({
    data: {
      id: crypto.randomUUID(),
      businessId: business.id,
      scheduledPostId: post.id,
      accountId: account.id,
      platform,
      number: 1,
      fence: 1,
      state: 'accepted',
      payloadFingerprint: 'f',
      createdAt,
      plannedAt,
      requestedAt: sentMs === null ? null : plus(plannedAt, sentMs),
      putOffUntil: isPutOff ? createdAt : null,
    },
  });
  return post.id;
}

const waiting = async (given: Parameters<typeof createScheduledPost>[2]) =>
  createScheduledPost(business, await accountOf('linkedin'), given);
const read = async () => queueSchema.parse(await readQueue(now));
const latenessIn = async (window: string, platform: Lateness['platform'] = 'all') =>
  (await read()).punctuality.find((its) => its.window === window)?.lateness.find((its) => its.platform === platform);

async function forgetAll(): Promise<void> {
  await prisma().scheduledPost.deleteMany({});
  await prisma().punctualityHour.deleteMany({});
  await prisma().schedulerWorker.deleteMany({});
}
beforeEach(forgetAll);
afterEach(forgetAll);
afterAll(() => pool().stop());

it('of an empty product is whole, with nothing in it', async () => {
  await rollUpPunctuality();
  const queue = await read();
  expect(queue).toMatchObject({ workers: [], nextDueAt: null });
  expect(new Set(Object.values(queue.depth))).toEqual(new Set([0]));
  expect(queue.punctuality.map(({ window, lateness }) => [window, lateness.length])).toEqual([
    ['hour', 5],
    ['day', 5],
    ['week', 5],
  ]);
  expect(queue.punctuality[0]?.lateness[0]).toMatchObject({ posts: 0, onTimeShare: null, p50Ms: null, p99Ms: null });
});

describe('lateness', () => {
  it('is that of the first request, on time within a second, by network and in all', async () => {
    for (const sentMs of [5, 8, 1_000, 1_001]) await attempt({ agoMs: MINUTE, sentMs });
    await attempt({ platform: 'facebook', agoMs: MINUTE, begunMs: 1, sentMs: 3 });
    expect(await latenessIn('hour', 'x')).toMatchObject({ posts: 4, onTimeShare: 0.75, begunP99Ms: 4 });
    expect(await latenessIn('hour', 'facebook')).toMatchObject({ posts: 1, onTimeShare: 1, p50Ms: 3, p99Ms: 3 });
    expect(await latenessIn('hour')).toMatchObject({ posts: 5, onTimeShare: 0.8 });
    expect((await latenessIn('hour', 'linkedin'))?.posts).toBe(0);
  });

  it('counts apart what the queue had put off, and what was tried and not sent', async () => {
    await attempt({ agoMs: MINUTE, sentMs: 5 });
    await attempt({ agoMs: MINUTE, begunMs: HOUR, sentMs: HOUR, isPutOff: true });
    await attempt({ agoMs: MINUTE, begunMs: HOUR, sentMs: null, isPutOff: true });
    await attempt({ agoMs: MINUTE, sentMs: null });
    expect(await latenessIn('hour')).toMatchObject({
      posts: 1,
      onTimeShare: 1,
      p99Ms: 5,
      unsent: 1,
      putOff: { posts: 1, p50Ms: expect.closeTo(HOUR, -6) },
    });
  });

  it('is of the last hour, day and seven days', async () => {
    for (const agoMs of [MINUTE, 2 * HOUR, 3 * DAY, 8 * DAY]) await attempt({ agoMs, sentMs: 5 });
    await rollUpPunctuality();
    const posts = (await read()).punctuality.map(({ lateness }) => lateness[0]?.posts);
    // The counted hours are whole ones: an attempt of a minute ago may lie in the hour that has just begun, or before it.
    expect(posts).toEqual([1, 2, 3]);
  });

  it('names the worst posts with where they are found', async () => {
    const worst = await attempt({ platform: 'instagram', agoMs: 2 * HOUR, sentMs: 90 * SECOND });
    await attempt({ agoMs: 2 * HOUR, sentMs: 5 });
    await rollUpPunctuality();
    const { punctuality } = await read();
    expect(punctuality[0]?.worst).toEqual([]);
    expect(punctuality[1]?.worst[0]).toMatchObject({
      scheduledPostId: worst,
      platform: 'instagram',
      businessSlug: business.slug,
      businessName: 'Fjord',
      lateMs: 90_000,
    });
    expect(punctuality[1]?.worst).toHaveLength(2);
  });
});

describe('the count of hours', () => {
  const counted = async () => {
    const { _sum } = await prisma().punctualityHour.aggregate({ _sum: { posts: true }, where: { kind: 'sent' } });
    return _sum.posts;
  };

  it('says the same however often it is made, and takes up what came since', async () => {
    await attempt({ agoMs: 30 * HOUR, sentMs: 5 });
    await attempt({ agoMs: 0, sentMs: 5 });
    for (let round = 0; round < 3; round++) await rollUpPunctuality();
    expect(await counted()).toBe(2);
    await attempt({ agoMs: 0, sentMs: 2_000 });
    await rollUpPunctuality();
    expect(await counted()).toBe(3);
  });

  it('makes up for hours in which nobody counted, and forgets those of more than 35 days', async () => {
    await attempt({ agoMs: 20 * HOUR, sentMs: 5 });
    await rollUpPunctuality();
    await attempt({ agoMs: 10 * HOUR, sentMs: 5 });
    await rollUpPunctuality();
    expect(await counted()).toBe(2);
    await prisma().punctualityHour.create({
      data: { hour: plus(now, -36 * DAY), platform: 'x', kind: 'sent', bucket: 1, posts: 1, worstMs: 1, worstId: 'w' },
    });
    await rollUpPunctuality();
    expect(await counted()).toBe(2);
  });
});

describe('the depth', () => {
  it('tells what is due, overdue, put off, under way and stuck, and when the next is due', async () => {
    await waiting({ scheduledAt: plus(now, -SECOND) });
    await waiting({ scheduledAt: plus(now, -5 * MINUTE) });
    await waiting({ scheduledAt: plus(now, -5 * MINUTE), notBefore: plus(now, 20 * MINUTE) });
    await waiting({ scheduledAt: plus(now, HOUR) });
    for (const status of ['sending', 'held', 'needs_attention', 'published'] as const) await waiting({ status });
    await waiting({ status: 'unknown', notBefore: now });
    const { depth } = await read();
    expect(depth).toEqual({ due: 1, overdue: 1, putOff: 1, sending: 1, unknown: 1, held: 1, needsAttention: 1 });
  });
});

describe('GET /api/admin/queue', () => {
  const get = (headers: Record<string, string>) =>
    GET(new Request('http://localhost/api/admin/queue', { headers }), { params: Promise.resolve({}) });

  it('is for the operator alone', async () => {
    const member = await createSession((await createUser()).id);
    const operator = await createSession((await createUser({ isAdmin: true })).id);
    expect((await get({})).status).toBe(401);
    expect((await get({ cookie: member.cookie })).status).toBe(404);
    const answer = await get({ cookie: operator.cookie });
    expect(answer.status).toBe(200);
    expect(queueSchema.parse(await answer.json()).punctuality).toHaveLength(3);
  });

  it('lists workers, the latest heard first, with those that are silent', async () => {
    const worker = (id: string, seenAt: Date) => ({
      ...{ id, host: 'h', version: '1', startedAt: seenAt, seenAt },
      expectedAt: plus(seenAt, 30 * SECOND),
    });
    await prisma().schedulerWorker.createMany({ data: [worker('old', plus(now, -MINUTE)), worker('new', now)] });
    expect((await read()).workers.map(({ id, isSeen }) => [id, isSeen])).toEqual([
      ['new', true],
      ['old', false],
    ]);
  });
});
