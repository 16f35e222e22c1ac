import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { DAY, HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { PlatformFailure, PlatformMetrics, PostMetricsAnswer } from '@/lib/platforms/platform';
import { createAccount, createBusiness, createPublication } from '@/prisma/factories';
import { numbers, readAll, type ScriptedSource, scriptedSource } from './scripted-source-fixture';
import { SYNC_DEFAULTS, syncMetrics } from './sync-metrics';

afterAll(() => pool().stop());

type Business = Awaited<ReturnType<typeof createBusiness>>;
type Account = Awaited<ReturnType<typeof createAccount>>;

let business: Business;
let account: Account;
const never = new AbortController().signal;
const words = { code: 'c', detail: 'd' };

beforeEach(async () => {
  await pool().query('TRUNCATE businesses CASCADE');
  business = await createBusiness();
  account = await createAccount(business, 'facebook');
});

const sync = (source: PlatformMetrics, stop = never) =>
  syncMetrics({ stop, sources: (platform) => (platform === 'facebook' ? source : undefined) });
const publication = (given?: Parameters<typeof createPublication>[2]) => createPublication(business, account, given);
const snapshots = () => prisma().metricSnapshot.findMany({ orderBy: { capturedAt: 'asc' } });
const watch = (id: string) => prisma().metricWatch.findUniqueOrThrow({ where: { publishedPostId: id } });
const queueEntry = () => prisma().socialAccount.findUniqueOrThrow({ where: { id: account.id } });

/** What happens as time goes by: everything that waits for it is due. */
async function makeDue(): Promise<void> {
  await prisma().metricWatch.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: plus(new Date(), -1) } });
  await prisma().socialAccount.updateMany({ data: { metricsDueAt: plus(new Date(), -1), metricsNotBefore: null } });
}

describe('a sync', () => {
  it('keeps what the network gave, and what it did not give apart from zero', async () => {
    const { id } = await publication();
    const values = { ...numbers(0), reactions: 3 };
    const before = new Date();
    const report = await sync(scriptedSource({ posts: async (call) => readAll(call, values) }));
    expect(report).toEqual({ rounds: 1, failed: 0, calls: 2, read: 1, kept: 1 });
    expect(await snapshots()).toMatchObject([
      { publishedPostId: id, businessId: business.id, impressions: 0n, reactions: 3n, reach: null, videoViews: null },
    ]);
    const { dueAt, checkedAt, unchanged } = await watch(id);
    expect(checkedAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(dueAt?.getTime()).toBeGreaterThanOrEqual(plus(before, 30 * MINUTE).getTime());
    expect(unchanged).toBe(0);
    expect(await queueEntry()).toMatchObject({ metricsDueAt: dueAt, metricsNotBefore: null, metricsFailures: 0 });
  });

  it('verifies a publication by the first numbers of it, once; no number is no proof', async () => {
    const { id } = await publication();
    const verifiedAt = async () => (await prisma().publishedPost.findUniqueOrThrow({ where: { id } })).verifiedAt;
    await sync(scriptedSource({ posts: async (call) => readAll(call, numbers(null)) }));
    expect(await verifiedAt()).toBeNull();
    await makeDue();
    await sync(scriptedSource({ posts: async (call) => readAll(call, numbers(0)) }));
    const first = await verifiedAt();
    expect(first).not.toBeNull();
    await makeDue();
    await sync(scriptedSource({ posts: async (call) => readAll(call, numbers(5)) }));
    expect(await verifiedAt()).toEqual(first);
  });

  it('adds no snapshot while nothing changes, but one a day', async () => {
    const { id } = await publication();
    const source = scriptedSource();
    await sync(source);
    await makeDue();
    await sync(source);
    expect(await snapshots()).toHaveLength(1);
    expect((await watch(id)).unchanged).toBe(1);
    await prisma().metricSnapshot.updateMany({ data: { capturedAt: plus(new Date(), -DAY) } });
    await makeDue();
    await sync(source);
    expect(await snapshots()).toHaveLength(2);
    expect((await watch(id)).unchanged).toBe(2);
  });

  it('adds one as soon as something changes, also when a number is not given any more', async () => {
    const { id } = await publication();
    for (const impressions of [10, 11, null]) {
      await sync(scriptedSource({ posts: async (call) => readAll(call, numbers(impressions)) }));
      await makeDue();
    }
    expect((await snapshots()).map((row) => row.impressions)).toEqual([10n, 11n, null]);
    expect((await watch(id)).unchanged).toBe(0);
  });

  it('asks an account for its posts in calls of the size that the network takes', async () => {
    for (let i = 0; i < 7; i++) await publication();
    const source = scriptedSource({ batchSize: 3 });
    await sync(source);
    expect(source.asked.map((posts) => posts.length)).toEqual([3, 3, 1]);
    expect(new Set(source.asked.flat()).size).toBe(7);
  });

  it('reads the newest and most active first', async () => {
    const publishedAt = plus(new Date(), -2 * HOUR);
    const ids: string[] = [];
    for (const [age, unchanged] of [
      [3 * HOUR, 0],
      [HOUR, 0],
      [2 * HOUR, 1],
    ] as const) {
      const post = await publication({ publishedAt: plus(publishedAt, -age) });
      await prisma().metricWatch.update({ where: { publishedPostId: post.id }, data: { unchanged } });
      ids.push(post.platformPostId);
    }
    const source = scriptedSource({ batchSize: 1 });
    await sync(source);
    expect(source.asked.flat()).toEqual([ids[1], ids[0], ids[2]]);
  });

  it('leaves alone what is not due, of a disconnected account, and of a network without numbers', async () => {
    await publication({ dueAt: plus(new Date(), HOUR) });
    await publication({ dueAt: null });
    const other = await createAccount(business, 'facebook', { status: 'disconnected', isActive: false });
    await createPublication(business, other);
    await createPublication(business, await createAccount(business, 'x'));
    const source = scriptedSource();
    await sync(source);
    expect(source.asked).toEqual([]);
  });

  it('reads followers once a day', async () => {
    const source = scriptedSource();
    await sync(source);
    await makeDue();
    await sync(source);
    expect(source.accountsAsked).toEqual([account.id]);
    expect(await prisma().accountSnapshot.findMany()).toMatchObject([
      { accountId: account.id, businessId: business.id, followers: 7n },
    ]);
    const { followersCheckedAt, metricsDueAt } = await prisma().socialAccount.update({
      where: { id: account.id },
      data: { followersCheckedAt: plus(new Date(), -DAY) },
    });
    expect(followersCheckedAt?.getTime()).toBeLessThan(metricsDueAt.getTime());
    await makeDue();
    await sync(source);
    expect(source.accountsAsked).toHaveLength(2);
  });

  it('keeps followers that were not given apart from none', async () => {
    await sync(scriptedSource({ account: async () => ({ kind: 'read', followers: null }) }));
    expect(await prisma().accountSnapshot.findMany()).toMatchObject([{ followers: null }]);
  });
});

describe('two syncs at once', () => {
  it('read no post twice, and hold three connections at most each', async () => {
    const accounts = [
      account,
      ...(await Promise.all(Array.from({ length: 7 }, () => createAccount(business, 'facebook')))),
    ];
    for (const one of accounts) for (let i = 0; i < 5; i++) await createPublication(business, one);
    const source = scriptedSource({ batchSize: 2 });
    let most = 0;
    const count = (): void => {
      most = Math.max(most, pool().snapshot().checked_out);
    };
    pool().on('acquire', count);
    await Promise.all([sync(source), sync(source)]);
    pool().off('acquire', count);
    expect(source.asked.flat()).toHaveLength(40);
    expect(new Set(source.asked.flat()).size).toBe(40);
    expect(source.accountsAsked).toHaveLength(8);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2 * SYNC_DEFAULTS.connections);
  });

  it('a process that wakes up after its lease writes nothing', async () => {
    const { id } = await publication();
    const slow = scriptedSource({
      posts: async (call) => {
        await prisma().socialAccount.updateMany({ data: { metricsNotBefore: null } });
        await sync(scriptedSource({ posts: async (second) => readAll(second, numbers(20)) }));
        return readAll(call);
      },
    });
    await sync(slow);
    expect((await snapshots()).map((row) => row.impressions)).toEqual([20n]);
    expect((await queueEntry()).metricsDueAt).toEqual((await watch(id)).dueAt);
  });
});

describe('a crash between reading and writing', () => {
  it('leaves everything due once the lease has ended', async () => {
    const { id } = await publication();
    const dead = scriptedSource({
      posts: async (call) => {
        // The round cannot be written: its account has a trigger in its way.
        await pool().query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'crash'; END $$;
          CREATE TRIGGER die BEFORE INSERT ON metric_snapshots FOR EACH ROW EXECUTE FUNCTION die()`);
        return readAll(call);
      },
    });
    expect(await sync(dead)).toMatchObject({ failed: 1, kept: 0 });
    await pool().query('DROP FUNCTION die CASCADE');
    expect(await snapshots()).toEqual([]);
    expect(await prisma().accountSnapshot.count()).toBe(0);
    const source = scriptedSource();
    await sync(source);
    expect(source.asked).toEqual([]);
    await prisma().socialAccount.updateMany({ data: { metricsNotBefore: plus(new Date(), -1) } });
    await sync(source);
    expect(source.accountsAsked).toHaveLength(1);
    expect(await snapshots()).toMatchObject([{ publishedPostId: id }]);
  });
});

describe('an outcome', () => {
  const answering = (answer: PostMetricsAnswer): ScriptedSource => scriptedSource({ posts: async () => answer });

  it('gone: the post counts as deleted and is never read again', async () => {
    const { id, platformPostId } = await publication();
    await sync(answering({ kind: 'read', posts: new Map([[platformPostId, 'gone']]), postsCharged: 0 }));
    expect(await prisma().publishedPost.findUnique({ where: { id } })).toMatchObject({ status: 'deleted' });
    expect(await watch(id)).toMatchObject({ dueAt: null });
    expect(await snapshots()).toEqual([]);
  });

  it('a post without an answer waits for its next turn, and is not taken for seen', async () => {
    const { id } = await publication();
    await sync(answering({ kind: 'read', posts: new Map(), postsCharged: 0 }));
    const { dueAt, ...rest } = await watch(id);
    expect(rest).toMatchObject({ unchanged: 0, checkedAt: null });
    expect(dueAt?.getTime()).toBeGreaterThan(Date.now());
    expect(await snapshots()).toEqual([]);
  });

  it('a batch that was interrupted: what it did not come to stays due, and the account rests', async () => {
    const [read, unread] = [await publication(), await publication()];
    const before = await watch(unread.id);
    const until = plus(new Date(), HOUR);
    const posts = new Map([[read.platformPostId, numbers(10)]]);
    const interrupted = { kind: 'RATE_LIMITED', until, ...words } as const;
    await sync(answering({ kind: 'read', posts, postsCharged: 0, interrupted }));
    expect(await watch(read.id)).toMatchObject({ checkedAt: expect.any(Date) });
    expect(await watch(unread.id)).toEqual(before);
    expect(await queueEntry()).toMatchObject({ metricsNotBefore: until });
    await makeDue();
    const source = scriptedSource();
    await sync(source);
    expect(source.asked.flat()).toContain(unread.platformPostId);
  });

  it('PERMISSION: the account is not asked again until it is connected', async () => {
    await publication();
    const source = answering({ kind: 'PERMISSION', ...words });
    await sync(source);
    expect(await queueEntry()).toMatchObject({ metricsRefusal: 'c', status: 'connected' });
    await makeDue();
    await sync(source);
    expect(source.asked).toHaveLength(1);
  });

  it('RATE_LIMITED: nothing more of this account until the limit ends, and what was read is kept', async () => {
    for (let i = 0; i < 3; i++) await publication();
    const until = plus(new Date(), 20 * MINUTE);
    const source = scriptedSource({
      batchSize: 1,
      posts: async (call) => (source.asked.length === 1 ? readAll(call) : { kind: 'RATE_LIMITED', until, ...words }),
    });
    await sync(source);
    expect(source.asked).toHaveLength(2);
    expect(await snapshots()).toHaveLength(1);
    expect(await queueEntry()).toMatchObject({ metricsNotBefore: until, metricsFailures: 0 });
    expect(await prisma().metricWatch.count({ where: { dueAt: { lte: new Date() } } })).toBe(2);
    await sync(source);
    expect(source.asked).toHaveLength(2);
  });

  it('RECONNECT: the account is looked at soon, and its numbers rest until then', async () => {
    await publication();
    await sync(answering({ kind: 'RECONNECT', ...words }));
    const { inspectNotBefore, metricsNotBefore } = await queueEntry();
    expect(inspectNotBefore.getTime()).toBeLessThanOrEqual(Date.now());
    expect(metricsNotBefore?.getTime()).toBeGreaterThan(plus(new Date(), 14 * MINUTE).getTime());
  });

  it.each<[PlatformFailure, number, number]>([
    [{ kind: 'TRANSIENT', ...words }, 30, 60],
    [{ kind: 'TRANSIENT', ...words, retryAfterMs: 5 * MINUTE }, 300, 300],
    [{ kind: 'UNKNOWN_OUTCOME', ...words }, 30, 60],
    [{ kind: 'BILLING', ...words }, 3_600, 3_600],
    [{ kind: 'API_VERSION', ...words }, 3_600, 3_600],
    [{ kind: 'POLICY_BLOCK', ...words }, 21_600, 21_600],
  ])('%o: the account rests, its posts stay due', async (failure, leastSeconds, mostSeconds) => {
    const { id } = await publication();
    const { dueAt } = await watch(id);
    const before = Date.now();
    await sync(answering(failure));
    const restMs = ((await queueEntry()).metricsNotBefore?.getTime() ?? 0) - before;
    expect(restMs).toBeGreaterThanOrEqual(leastSeconds * 1_000);
    expect(restMs).toBeLessThanOrEqual(mostSeconds * 1_000 + 5_000);
    expect((await watch(id)).dueAt).toEqual(dueAt);
  });

  it('a failure after a failure rests longer, and a success ends it', async () => {
    await publication();
    const failing = answering({ kind: 'TRANSIENT', ...words });
    for (let failures = 1; failures <= 3; failures++) {
      await sync(failing);
      expect(await queueEntry()).toMatchObject({ metricsFailures: failures });
      await makeDue();
    }
    await sync(scriptedSource());
    expect(await queueEntry()).toMatchObject({ metricsFailures: 0, metricsNotBefore: null });
  });

  it('a request that cannot succeed puts off its posts and not the account', async () => {
    const { id } = await publication();
    await sync(answering({ kind: 'INVALID_CONTENT', ...words }));
    expect((await watch(id)).dueAt?.getTime()).toBeGreaterThan(Date.now());
    expect(await queueEntry()).toMatchObject({ metricsNotBefore: null });
  });

  it('an exception of an adapter rests the account like silence', async () => {
    await publication();
    await sync(scriptedSource({ posts: () => Promise.reject(new Error('broken')) }));
    expect(await queueEntry()).toMatchObject({ metricsFailures: 1 });
  });

  it('followers that may not be read do not keep the posts from being read', async () => {
    await publication();
    await sync(scriptedSource({ account: async () => ({ kind: 'PERMISSION', ...words }) }));
    expect(await snapshots()).toHaveLength(1);
    expect(await prisma().accountSnapshot.count()).toBe(0);
  });
});

it('stops between two calls, keeps what was read, and leaves the rest due', async () => {
  for (let i = 0; i < 5; i++) await publication();
  const stopping = new AbortController();
  const source = scriptedSource({
    batchSize: 1,
    posts: async (call) => {
      if (source.asked.length === 2) stopping.abort();
      return readAll(call);
    },
  });
  await sync(source, stopping.signal);
  expect(source.asked).toHaveLength(2);
  expect(await snapshots()).toHaveLength(2);
  expect(await queueEntry()).toMatchObject({ metricsNotBefore: null, metricsFailures: 0 });
  expect(await prisma().metricWatch.count({ where: { dueAt: { lte: new Date() } } })).toBe(3);
});
