import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { DAY, HOUR, plus } from '@/lib/foundation/time';
import type { PlatformMetrics } from '@/lib/platforms/platform';
import { createAccount, createBusiness, createPublication } from '@/prisma/factories';
import { nextUtcDay, utcDay } from './read-budget';
import { readAll, scriptedSource } from './scripted-source-fixture';
import { syncMetrics } from './sync-metrics';

afterAll(() => pool().stop());

const PRICE_USD = 0.005;
/** Ten posts a day. */
const LIMIT_USD = 0.05;
const words = { code: 'c', detail: 'd' };
vi.mock('@/lib/foundation/env', async (actual) => {
  const { env: real } = await actual<typeof import('@/lib/foundation/env')>();
  return { env: () => ({ ...real(), METRICS_X_DAILY_USD: 0.05 }) };
});

let business: Awaited<ReturnType<typeof createBusiness>>;
let account: Awaited<ReturnType<typeof createAccount>>;
/** Noon of tomorrow: no test runs over midnight unless it wants to, and what is due later stays so by the database's clock. */
const noon = plus(nextUtcDay(new Date()), 12 * HOUR);

beforeEach(async () => {
  await pool().query('TRUNCATE businesses CASCADE');
  business = await createBusiness();
  account = await createAccount(business, 'x');
});

const priced = (posts?: PlatformMetrics['posts']) =>
  scriptedSource({ usdPerPostRead: PRICE_USD, ...(posts && { posts }) });
const sync = (source: PlatformMetrics, now = noon) =>
  syncMetrics({
    stop: new AbortController().signal,
    clock: () => now,
    sources: (platform) => (platform === 'x' ? source : undefined),
  });
const spending = () => prisma().metricSpend.findMany({ orderBy: { day: 'asc' } });
async function posts(count: number, { ageMs = HOUR, of = account } = {}): Promise<void> {
  for (let i = 0; i < count; i++) await createPublication(business, of, { publishedAt: plus(noon, -ageMs) });
}
async function makeDue(): Promise<void> {
  await prisma().metricWatch.updateMany({ data: { dueAt: plus(new Date(), -1) } });
  await prisma().socialAccount.updateMany({ data: { metricsDueAt: plus(new Date(), -1), metricsNotBefore: null } });
}

describe('the money of a day', () => {
  it('is counted', async () => {
    expect(env().METRICS_X_DAILY_USD).toBe(LIMIT_USD);
    await posts(4);
    await sync(priced());
    expect(await spending()).toMatchObject([
      { businessId: business.id, platform: 'x', postsRead: 4, usdMicros: 20_000n, day: new Date(utcDay(noon)) },
    ]);
  });

  it('pays up to its end, and what is past it waits for the next UTC day', async () => {
    await posts(11);
    const source = priced();
    await sync(source);
    expect(source.asked.flat()).toHaveLength(10);
    expect(await spending()).toMatchObject([{ postsRead: 10, usdMicros: 50_000n }]);
    expect(await prisma().metricWatch.findMany({ where: { checkedAt: null } })).toMatchObject([
      { dueAt: nextUtcDay(noon), unchanged: 0 },
    ]);
  });

  it('leaves a quarter to posts of the last two days', async () => {
    await posts(10, { ageMs: 5 * DAY });
    const source = priced();
    await sync(source);
    expect(source.asked.flat()).toHaveLength(7);
    await posts(5);
    await prisma().socialAccount.updateMany({ data: { metricsDueAt: plus(new Date(), -1) } });
    await sync(source);
    expect(source.asked.flat()).toHaveLength(10);
  });

  it('is one purse of two accounts that are read at once', async () => {
    await posts(8);
    await posts(8, { of: await createAccount(business, 'x') });
    const source = priced();
    await sync(source);
    expect(source.asked.flat()).toHaveLength(10);
    expect(await spending()).toMatchObject([{ postsRead: 10 }]);
  });

  it("is not another business's", async () => {
    await posts(10);
    const other = await createBusiness();
    await createPublication(other, await createAccount(other, 'x'), { publishedAt: plus(noon, -HOUR) });
    const source = priced();
    await sync(source);
    expect(source.asked.flat()).toHaveLength(11);
    expect((await spending()).map((row) => row.postsRead).sort()).toEqual([1, 10]);
  });

  it('is not spent twice for one post on one UTC day, and is on the next', async () => {
    await posts(10);
    const source = priced();
    for (let i = 0; i < 3; i++) {
      await sync(source);
      await makeDue();
    }
    expect(source.asked.flat()).toHaveLength(30);
    expect(await spending()).toMatchObject([{ postsRead: 10 }]);
    const lastMoment = new Date(`${utcDay(noon)}T23:59:59.999Z`);
    await sync(source, lastMoment);
    expect(await spending()).toHaveLength(1);
    await makeDue();
    await sync(source, plus(lastMoment, 1));
    expect(await spending()).toMatchObject([{ postsRead: 10 }, { postsRead: 10, day: nextUtcDay(noon) }]);
  });
});

describe('money set aside', () => {
  it.each([
    ['comes back for posts that the network did not charge for', 4, 2],
    ['stays for all that it charged for', 4, 4],
  ])('%s', async (_, count, charged) => {
    await posts(count);
    await sync(priced(async (call) => ({ ...readAll(call), postsCharged: charged })));
    expect(await spending()).toMatchObject([{ postsRead: charged, usdMicros: BigInt(charged * 5_000) }]);
    expect(await prisma().metricWatch.count({ where: { chargedOn: new Date(utcDay(noon)) } })).toBe(charged);
  });

  it('comes back for what is gone', async () => {
    await posts(2);
    await sync(
      priced(async (call) => ({
        kind: 'read',
        posts: new Map(call.posts.map(({ platformPostId }) => [platformPostId, 'gone'])),
        postsCharged: 0,
      })),
    );
    expect(await spending()).toMatchObject([{ postsRead: 0, usdMicros: 0n }]);
  });

  it('comes back after a refusal', async () => {
    await posts(2);
    await sync(priced(async () => ({ kind: 'TRANSIENT', ...words })));
    expect(await spending()).toMatchObject([{ postsRead: 0, usdMicros: 0n }]);
  });

  it('stays after silence, which may have been charged, and the second try of the day is free', async () => {
    await posts(2);
    await sync(priced(async () => ({ kind: 'UNKNOWN_OUTCOME', ...words })));
    expect(await spending()).toMatchObject([{ postsRead: 2 }]);
    await makeDue();
    await sync(priced());
    expect(await spending()).toMatchObject([{ postsRead: 2 }]);
  });

  it('stays when the round is lost', async () => {
    await posts(2);
    await sync(
      priced(async (call) => {
        await prisma().socialAccount.updateMany({ data: { metricsNotBefore: null } });
        return readAll(call);
      }),
      noon,
    );
    expect((await spending())[0]?.postsRead).toBeGreaterThanOrEqual(2);
  });
});
