import pg from 'pg';
import { type Queryable, run } from '@/lib/data/db/sql';
import { accountOfBusiness } from '@/lib/data/db/statements/analytics-rollups';
import { NEWEST, recentPosts } from '@/lib/data/db/statements/posts';
import { clients, MOST_CONNECTIONS, withPool } from '../bench-pool';
import { median } from '../measure';
import { postsDatabase } from '../posts-database';
import { mustEqual } from '../rounds';
import type { Target } from '../target';

const ROWS = 50_000;
const CLIENTS = 30;

interface Comparison {
  name: string;
  goal: number;
  ours: () => Promise<unknown>;
  baseline: () => Promise<unknown>;
}

/**
 * Target 7: the pool against a connection a request, for a look-up of one row, which shows what a connection costs; and
 * against pg's own pool, for a page of posts, which shows what our tests and counters cost a request.
 */
export const poolTarget: Target = {
  number: 7,
  title: 'the pool',
  async run(bench) {
    const { url, client, smallest } = await postsDatabase(bench, ROWS);
    const bare = new pg.Pool({ connectionString: url, max: MOST_CONNECTIONS });
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM social_accounts WHERE business_id = $1 LIMIT 1',
      [smallest.id],
    );
    const look = (on: Queryable) => run(on, accountOfBusiness, [smallest.id, rows[0]?.id ?? '']);
    const page = (on: Queryable) => run(on, recentPosts, [smallest.id, NEWEST.at, NEWEST.id, 20]);
    try {
      return await withPool(url, async (pool) => {
        const compared: Comparison[] = [
          { name: 'to a connection a request', goal: 25, ours: () => look(pool), baseline: () => dialled(url, look) },
          { name: "to pg's pool", goal: 0.95, ours: () => page(pool), baseline: () => page(bare) },
        ];
        const results = [];
        for (const comparison of compared) results.push(await inRounds(comparison, bench));
        return results;
      });
    } finally {
      await bare.end();
    }
  },
};

async function dialled<T>(url: string, ask: (on: Queryable) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** Who begins changes with each round, since a side leaves garbage and ending connections to the next. */
async function inRounds({ name, goal, ...sides }: Comparison, bench: Parameters<Target['run']>[0]) {
  const { quick } = bench.options;
  mustEqual(`the answers, ${name}`, await sides.ours(), await sides.baseline());
  const rates = { ours: [] as number[], baseline: [] as number[] };
  for (let round = -1; round < (quick ? 3 : 9); round++) {
    for (const side of round % 2 === 0 ? (['ours', 'baseline'] as const) : (['baseline', 'ours'] as const)) {
      const rate = await clients(CLIENTS, quick ? 200 : 2_000, sides[side]);
      if (round >= 0) rates[side].push(rate);
    }
  }
  const [ours, baseline] = [median(rates.ours), median(rates.baseline)];
  return {
    ...{ target: 7, name: `${name}, ${CLIENTS} clients`, ours, baseline, ratio: ours / baseline },
    ...{ unit: 'per second', goal: `≥ ${goal}×`, ok: ours >= goal * baseline },
  };
}
