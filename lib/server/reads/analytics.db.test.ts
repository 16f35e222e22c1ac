import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { analyticsCache } from '@/lib/data/cache/instances';
import { pool } from '@/lib/data/db/pool';
import { publish } from '@/lib/domain/analytics/rollup-fixture';
import { numbers, readAll, scriptedSource } from '@/lib/domain/analytics/scripted-source-fixture';
import { syncMetrics } from '@/lib/domain/analytics/sync-metrics';
import type { BusinessContext } from '@/lib/domain/context';
import { MINUTE, plus } from '@/lib/foundation/time';
import { createAccount, createBusiness, createContext } from '@/prisma/factories';
import {
  cachedFollowers,
  cachedHeatmap,
  cachedPlatforms,
  cachedPostSeries,
  cachedRanking,
  cachedSummary,
  cachedTimeseries,
} from './analytics';

// What Next does above our cache is its own test's; here is no request.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }));

// Without a store a generation is believed for some seconds: none of them passes here.
beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => {
  vi.useRealTimers();
  return pool().stop();
});

/** Each read with the one number of it that a reading of the post, or of the account, changes. */
const READS = {
  summary: async (ctx: BusinessContext) => (await cachedSummary(ctx, {})).current.impressions.value,
  timeseries: async (ctx: BusinessContext) => {
    const { points } = await cachedTimeseries(ctx, { granularity: 'month' });
    return points.map(({ impressions }) => impressions.value).find((value) => value !== null) ?? null;
  },
  platforms: async (ctx: BusinessContext) => (await cachedPlatforms(ctx, {})).platforms[0]?.impressions.value ?? null,
  ranking: async (ctx: BusinessContext) => {
    const asked = { measure: 'impressions', order: 'top', limit: 5 } as const;
    return (await cachedRanking(ctx, asked)).data[0]?.value ?? null;
  },
  heatmap: async (ctx: BusinessContext) =>
    (await cachedHeatmap(ctx, { measure: 'impressions' })).cells.find(({ known }) => known > 0)?.value ?? null,
  followers: async (ctx: BusinessContext) => (await cachedFollowers(ctx, {})).accounts[0]?.followers ?? null,
  'post series': async (ctx: BusinessContext, postId: string) =>
    (await cachedPostSeries(ctx, postId, { limit: 10 })).points.at(-1)?.values.impressions ?? null,
} as const;
const NAMES = Object.keys(READS) as (keyof typeof READS)[];

/** A business that published a post an hour ago. */
async function published(): Promise<{ ctx: BusinessContext; postId: string }> {
  const business = await createBusiness();
  const ctx = await createContext(business);
  const account = await createAccount(business, 'x');
  return { ctx, postId: await publish(business, account, plus(ctx.now, -60 * MINUTE)) };
}

/** A round of readings as a worker settles it, of this business alone: so many impressions, and as many followers. */
async function settleRound({ business }: BusinessContext, count: number): Promise<void> {
  await pool().query("UPDATE social_accounts SET metrics_due_at = 'infinity'");
  await pool().query("UPDATE metric_watches SET due_at = now() - interval '1 s' WHERE business_id = $1", [business.id]);
  await pool().query(
    "UPDATE social_accounts SET metrics_due_at = '-infinity', metrics_not_before = NULL, followers_checked_at = NULL WHERE business_id = $1",
    [business.id],
  );
  const source = scriptedSource({
    posts: async (call) => readAll(call, numbers(count)),
    account: async () => ({ kind: 'read', followers: count }),
  });
  const stop = new AbortController().signal;
  const report = await syncMetrics({ stop, sources: (platform) => (platform === 'x' ? source : undefined) });
  expect(report).toMatchObject({ rounds: 1, failed: 0, kept: 1 });
}

describe.each(NAMES)('the cached %s', (name) => {
  const read = READS[name];

  it('shows each reading as soon as it is settled, and asks the database once for any number of readers', async () => {
    const { ctx, postId } = await published();
    expect(await read(ctx, postId)).toBeNull();
    await settleRound(ctx, 10);
    const loads = analyticsCache().snapshot().load;
    const shown = await Promise.all(Array.from({ length: 50 }, () => read(ctx, postId)));
    expect(new Set(shown)).toEqual(new Set([10]));
    expect(analyticsCache().snapshot().load).toBe(loads + 1);
    await settleRound(ctx, 25);
    expect(await read(ctx, postId)).toBe(25);
  });

  it('is another for each business', async () => {
    const [one, other] = [await published(), await published()];
    await settleRound(one.ctx, 10);
    expect(await read(one.ctx, one.postId)).toBe(10);
    expect(await read(other.ctx, other.postId)).toBeNull();
  });

  it('is not asked for by who may not read', async () => {
    const { ctx, postId } = await published();
    await read(ctx, postId);
    const stranger = { ...ctx, actor: { type: 'api_key' as const, id: 'key', scopes: [] } };
    await expect(read(stranger, postId)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('names the days that are left out, so that the last of them is today also tomorrow', async () => {
  const { ctx } = await published();
  const { from, to } = await cachedSummary(ctx, {});
  const loads = analyticsCache().snapshot().load;
  await cachedSummary(ctx, { from, to });
  expect(analyticsCache().snapshot().load).toBe(loads);
  const tomorrow = await cachedSummary({ ...ctx, now: plus(ctx.now, 24 * 60 * MINUTE) }, {});
  expect(tomorrow.to > to).toBe(true);
});

it('no account and no post of another business is found, whatever its own has cached', async () => {
  const [one, other] = [await published(), await published()];
  const { rows } = await pool().query('SELECT id FROM social_accounts WHERE business_id = $1', [one.ctx.business.id]);
  const accountId: string = rows[0].id;
  await cachedPostSeries(one.ctx, one.postId, { limit: 10 });
  await cachedFollowers(one.ctx, { accountId });
  const refused = await Promise.allSettled([
    cachedPostSeries(other.ctx, one.postId, { limit: 10 }),
    cachedFollowers(other.ctx, { accountId }),
  ]);
  const notFound = { status: 'rejected', reason: expect.objectContaining({ code: 'not_found' }) };
  expect(refused).toEqual([notFound, notFound]);
});
