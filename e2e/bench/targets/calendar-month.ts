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
const measuredSchema = z.object({ ids: z.array(z.string()), statements: z.number(), ms: z.array(z.number()) });

/** Target 20: a full month of the calendar. It is kept in no cache, so who asks again waits as long: one measure, both goals. */
export const calendarMonthTarget: Target = {
  number: 20,
  title: `a calendar month of ${POSTS} posts`,
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
    const env = {
      ...{ DATABASE_URL: url, BENCH_BUSINESS: BUSINESS },
      BENCH_FROM: planned[0]?.from.toISOString() ?? '',
    };
    const { ids, statements, ms } = await inProduct(bench, 'calendar-month', env, measuredSchema);
    mustEqual(
      'the posts of the month',
      ids,
      planned.map(({ id }) => id),
    );
    const p95 = percentile(ms, 0.95);
    return [
      line('p95, cold', p95, 'ms', `< ${GOAL_MS.cold}`, p95 < GOAL_MS.cold),
      line('p95, asked again', p95, 'ms', `< ${GOAL_MS.cached}`, p95 < GOAL_MS.cached),
      line('statements', statements, 'statements', '1', statements === 1),
    ];
  },
};

/** Four minutes apart from the first of the days on. */
const after = (start: string): string => `date_trunc('day', now()) + interval '${start}' + n * interval '4 minutes'`;

const line = (name: string, ours: number, unit: string, goal: string, ok: boolean): Result => ({
  ...{ target: 20, name, ours, baseline: null, ratio: null, unit, goal, ok },
});
