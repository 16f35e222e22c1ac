import { z } from 'zod';
import { addDays } from '@/lib/contracts/analytics-reports';
import { withProduct } from '../built-product';
import { keysOf } from '../callers';
import { LoadProcess, type Requests } from '../load-process';
import { type PostsDatabase, postsDatabase } from '../posts-database';
import { mustEqual } from '../rounds';
import type { Result, Target } from '../target';
import { ratesInTurns, TRIVIAL, textOf } from '../web-rounds';

const ROWS = 50_000;
const GOAL = { small: 0.9, large: 0.85, cold: 0.6 };
const SPAN_DAYS = 70;
const COLD_SPANS = 20_000;

const today = new Date().toISOString().slice(0, 10);
const postsSchema = z.object({ data: z.object({ current: z.object({ posts: z.number() }) }) });

/** Target 10: reports of the API that are asked for over and over, small and large, and ones that nobody asked for before. */
export const cachedAnalyticsTarget: Target = {
  number: 10,
  title: 'reports of the API against a trivial route',
  isSlow: true,
  async run(bench) {
    const database = await postsDatabase(bench, ROWS);
    const headers = await keysOf(database.client, database.largest.id);
    return withProduct(bench, database.url, async ({ origin }) => {
      await mustCount(database, origin, headers[0] ?? {});
      const load = await LoadProcess.start(bench);
      const sides: Record<string, Requests> = {
        trivial: TRIVIAL,
        small: { paths: [summary(-29, 0)], headers },
        large: { paths: [`/api/v2/analytics/timeseries?from=${addDays(today, -SPAN_DAYS)}&to=${today}`], headers },
      };
      const bytes = async (path = ''): Promise<number> => (await textOf(origin, path, headers[0])).length;
      const sizes = { small: await bytes(sides.small?.paths[0]), large: await bytes(sides.large?.paths[0]) };
      const results: Result[] = [];
      for (const connections of [30, 1_000]) {
        if (connections === 30) sides.cold = { paths: coldPaths(), headers };
        else delete sides.cold;
        const { rates, failed } = await ratesInTurns(bench, load, { origin, connections }, sides);
        for (const [name, ours = 0] of Object.entries(rates)) {
          if (name === 'trivial') continue;
          const size = name === 'large' ? sizes.large : sizes.small;
          const title = `${name}, ${(size / 1_000).toFixed(1)} KB, ${connections} clients`;
          results.push(line(title, ours, rates.trivial ?? 0, GOAL[name as keyof typeof GOAL]));
        }
        results.push({
          ...{
            target: 10,
            name: `answers that failed, ${connections} clients`,
            ours: failed,
            baseline: null,
            ratio: null,
          },
          ...{ unit: 'answers', goal: '0', ok: failed === 0 },
        });
      }
      await load.stop();
      return results;
    });
  },
};

const summary = (from: number, to: number): string =>
  `/api/v2/analytics/summary?from=${addDays(today, from)}&to=${addDays(today, to)}`;

/** Spans of days that differ from each other, none of them longer than what the cached side asks for. */
function coldPaths(): string[] {
  const paths: string[] = [];
  for (let to = 0; paths.length < COLD_SPANS; to--) {
    for (let days = 1; days <= 30 && paths.length < COLD_SPANS; days++) paths.push(summary(to - days, to));
  }
  return paths;
}

/** What is asked for over and over counts what the publications do. */
async function mustCount(
  { client, largest }: PostsDatabase,
  origin: string,
  headers: Record<string, string>,
): Promise<void> {
  const answer = await textOf(origin, summary(-29, 0), headers);
  const { rows } = await client.query<{ posts: number }>(
    `SELECT count(*)::int AS posts FROM published_posts
     WHERE business_id = $1 AND (published_at AT TIME ZONE $2)::date BETWEEN $3 AND $4`,
    [largest.id, largest.timeZone, addDays(today, -29), today],
  );
  mustEqual('the posts of thirty days', postsSchema.parse(JSON.parse(answer)).data.current.posts, rows[0]?.posts);
}

const line = (name: string, ours: number, baseline: number, goal: number): Result => ({
  ...{ target: 10, name, ours, baseline, ratio: ours / baseline, unit: 'per second' },
  ...{ goal: `≥ ${goal}× a trivial route`, ok: ours >= goal * baseline },
});
