import { z } from 'zod';
import { inProduct } from '../in-product';
import { percentile } from '../measure';
import { mustEqual } from '../rounds';
import { seedQueue, seedQueueOwners } from '../seed-queue';
import type { Result, Target } from '../target';

const POSTS = 10_000;
const ACCOUNTS = 4;
const BUSINESS = 'biz_0';
const GOAL_MS = { cold: 150, cached: 30 };
const lookSchema = z.object({ statements: z.number(), ms: z.array(z.number()) });
const measuredSchema = z.object({ ids: z.array(z.string()), cold: lookSchema, again: lookSchema });

/** Target 20: a full month of the calendar as the API answers it, after each change and then again, with Redis as it is run. */
export const calendarMonthTarget: Target = {
  number: 20,
  title: `a calendar month of ${POSTS} posts`,
  isSlow: true,
  async run(bench) {
    const { client, url } = await bench.createDatabase('calendar');
    await seedQueueOwners(client, ACCOUNTS);
    await client.query(`UPDATE social_accounts SET business_id = '${BUSINESS}'`);
    const rows = { business: BUSINESS, accounts: ACCOUNTS };
    const half = POSTS / 2;
    await seedQueue(client, { ...rows, name: 'past', count: half, status: 'published', at: after('0 days') });
    await seedQueue(client, { ...rows, name: 'next', count: half, status: 'pending', at: after('15 days') });
    await client.query('VACUUM (ANALYZE) scheduled_posts, social_accounts');
    const { rows: planned } = await client.query<{ id: string; from: Date }>(
      `SELECT id, date_trunc('day', now()) AS from FROM scheduled_posts ORDER BY scheduled_at, id`,
    );
    const redis = await bench.startRedis();
    const env = {
      ...{ DATABASE_URL: url, REDIS_URL: redis.url, BENCH_BUSINESS: BUSINESS },
      BENCH_FROM: planned[0]?.from.toISOString() ?? '',
    };
    const { ids, cold, again } = await inProduct(bench, 'calendar-month', env, measuredSchema);
    mustEqual(
      'the posts of the month',
      ids,
      planned.map(({ id }) => id),
    );
    const p95 = { cold: percentile(cold.ms, 0.95), again: percentile(again.ms, 0.95) };
    return [
      line('p95, cold', p95.cold, 'ms', `< ${GOAL_MS.cold}`, p95.cold < GOAL_MS.cold),
      line('p95, asked again', p95.again, 'ms', `< ${GOAL_MS.cached}`, p95.again < GOAL_MS.cached),
      line('statements, cold', cold.statements, 'statements', '1', cold.statements === 1),
      line('statements, asked again', again.statements, 'statements', '0', again.statements === 0),
    ];
  },
};

/** Four minutes apart from the first of the days on. */
const after = (start: string): string => `date_trunc('day', now()) + interval '${start}' + n * interval '4 minutes'`;

const line = (name: string, ours: number, unit: string, goal: string, ok: boolean): Result => ({
  ...{ target: 20, name, ours, baseline: null, ratio: null, unit, goal, ok },
});
