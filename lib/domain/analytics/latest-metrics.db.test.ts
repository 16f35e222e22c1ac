import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { postSeriesResponseSchema } from '@/lib/contracts/metrics';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { DAY, HOUR, plus } from '@/lib/foundation/time';
import { createAccount, createContext, createPublication, createScheduledPost } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { getPost } from '../posts/get-post';
import { getScheduledPost } from '../posts/get-scheduled-post';
import { readAnalyticsSpend, readSpendOfToday } from './read-analytics-spend';
import { nextUtcDay, utcDay } from './read-budget';
import { readPostSeries } from './read-post-series';
import { numbers } from './scripted-source-fixture';

vi.mock('@/lib/foundation/env', async (actual) => {
  const { env: real } = await actual<typeof import('@/lib/foundation/env')>();
  return { env: () => ({ ...real(), METRICS_X_DAILY_USD: 0.5 }) };
});
afterAll(() => pool().stop());

let ctx: BusinessContext;
let account: Awaited<ReturnType<typeof createAccount>>;
let post: Awaited<ReturnType<typeof createPublication>>;
const snapshot = (capturedAt: Date, impressions: number | null) =>
  prisma().metricSnapshot.create({
    data: { publishedPostId: post.id, capturedAt, businessId: ctx.business.id, impressions, reactions: 0 },
  });

beforeEach(async () => {
  ctx = await createContext();
  account = await createAccount(ctx.business, 'x');
  post = await createPublication(ctx.business, account);
});

describe('a publication', () => {
  it('shows its latest numbers, until when they hold, and what was not provided', async () => {
    const [before, capturedAt, checkedAt] = [-2 * HOUR, -HOUR, -1].map((ms) => plus(ctx.now, ms)) as [Date, Date, Date];
    await snapshot(before, 1);
    await snapshot(capturedAt, 2_000_000_000_000);
    await prisma().metricWatch.update({ where: { publishedPostId: post.id }, data: { checkedAt } });
    const metrics = {
      capturedAt: capturedAt.toISOString(),
      checkedAt: checkedAt.toISOString(),
      values: { ...numbers(2_000_000_000_000), reactions: 0 },
    };
    expect(await getPost(ctx, post.id)).toMatchObject({ id: post.id, metrics, metricsRefusal: null });
    const scheduled = await createScheduledPost(ctx.business, account, { status: 'published' });
    await prisma().publishedPost.update({ where: { id: post.id }, data: { scheduledPostId: scheduled.id } });
    expect(await getScheduledPost(ctx, scheduled.id)).toMatchObject({ publication: { id: post.id, metrics } });
  });

  it('has none before it was read, and says when its connection may not read any', async () => {
    expect(await getPost(ctx, post.id)).toMatchObject({ metrics: null, metricsRefusal: null });
    await prisma().socialAccount.update({ where: { id: account.id }, data: { metricsRefusal: 'missing_scope' } });
    expect(await getPost(ctx, post.id)).toMatchObject({ metrics: null, metricsRefusal: 'missing_scope' });
  });

  it('of another business is not there', async () => {
    await snapshot(ctx.now, 1);
    const stranger = await createContext();
    await expect(getPost(stranger, post.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getPost(ctx, 'pub_none')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the life of a publication', () => {
  const read = (limit: number) => readPostSeries(ctx, post.id, { limit });

  it('is its readings by age, the first and the last among however few are wanted', async () => {
    const { publishedAt } = await prisma().publishedPost.findUniqueOrThrow({ where: { id: post.id } });
    for (let hour = 1; hour <= 25; hour++)
      await snapshot(plus(publishedAt, hour * 0.5 * HOUR), hour === 2 ? null : hour);
    const all = await read(200);
    expect(all).toMatchObject({ postId: post.id, publishedAt: publishedAt.toISOString(), readings: 25 });
    expect(all.points.map((point) => point.hoursSincePublication)).toEqual(
      Array.from({ length: 25 }, (_, index) => (index + 1) / 2),
    );
    expect(all.points[1]?.values).toEqual({ ...numbers(null), reactions: 0 });
    expect(postSeriesResponseSchema.parse({ data: all })).toEqual({ data: all });
    for (const limit of [2, 3, 7, 24, 25]) {
      const { points, readings } = await read(limit);
      expect([points.length, readings]).toEqual([limit, 25]);
      expect([points.at(0), points.at(-1)]).toEqual([all.points.at(0), all.points.at(-1)]);
    }
  });

  it('is empty before the first reading, and not there for another business', async () => {
    expect(await read(2)).toMatchObject({ readings: 0, points: [] });
    await snapshot(ctx.now, 1);
    expect(await read(2)).toMatchObject({ readings: 1, points: [{ values: { impressions: 1 } }] });
    ctx = await createContext();
    await expect(read(2)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what readings cost', () => {
  const spent = (day: Date, usdMicros: number) =>
    prisma().metricSpend.create({
      data: { businessId: ctx.business.id, platform: 'x', day: new Date(utcDay(day)), postsRead: 3, usdMicros },
    });

  it('is told by UTC day to the business alone, and for today to the operator', async () => {
    await spent(ctx.now, 15_000);
    await spent(plus(ctx.now, -DAY), 500_000);
    await spent(plus(ctx.now, -2 * DAY), 1);
    const today = { day: utcDay(ctx.now), platform: 'x', postsRead: 3, usd: 0.015, limitUsd: 0.5 };
    const yesterday = { ...today, day: utcDay(plus(ctx.now, -DAY)), usd: 0.5 };
    expect(await readAnalyticsSpend(ctx, { days: 2 })).toEqual([today, yesterday]);
    expect(await readAnalyticsSpend(ctx, { days: 1 })).toEqual([today]);
    expect(await readAnalyticsSpend(await createContext(), { days: 92 })).toEqual([]);
    expect(await readSpendOfToday(ctx.now)).toContainEqual({
      ...today,
      businessId: ctx.business.id,
      businessName: ctx.business.name,
    });
    expect(await readSpendOfToday(nextUtcDay(ctx.now))).toEqual([]);
  });
});
