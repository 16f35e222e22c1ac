import pg from 'pg';
import { type Queryable, run } from '@/lib/data/db/sql';
import { NEWEST, recentPosts } from '@/lib/data/db/statements/posts';
import { clients, MOST_CONNECTIONS, withPool } from '../bench-pool';
import { median } from '../measure';
import { postsDatabase } from '../posts-database';
import { mustEqual } from '../rounds';
import type { Target } from '../target';

const ROWS = 50_000;
const CLIENTS = 30;
const GOAL = { dialled: 25, bare: 0.95 };

/** Target 7: the pool against a connection a request, and against pg's own pool without our tests and counters. */
export const poolTarget: Target = {
  number: 7,
  title: 'the pool',
  async run(bench) {
    const { url, smallest } = await postsDatabase(bench, ROWS);
    const bare = new pg.Pool({ connectionString: url, max: MOST_CONNECTIONS });
    const page = (on: Queryable) => run(on, recentPosts, [smallest.id, NEWEST.at, NEWEST.id, 20]);
    const dial = async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return await page(client);
      } finally {
        await client.end();
      }
    };
    const rates = { pool: [] as number[], bare: [] as number[], dialled: [] as number[] };
    try {
      await withPool(url, async (pool) => {
        mustEqual('the newest posts', await page(pool), await dial());
        for (let round = -1; round < (bench.options.quick ? 5 : 9); round++) {
          const ms = bench.options.quick ? 500 : 2_000;
          const rate = {
            pool: await clients(CLIENTS, ms, () => page(pool)),
            bare: await clients(CLIENTS, ms, () => page(bare)),
            dialled: await clients(CLIENTS, ms, dial),
          };
          if (round < 0) continue;
          for (const side of ['pool', 'bare', 'dialled'] as const) rates[side].push(rate[side]);
          bench.say(`round ${round + 1}: ${rate.pool.toFixed(0)}, bare ${rate.bare.toFixed(0)} a second`);
        }
      });
    } finally {
      await bare.end();
    }
    const ours = median(rates.pool);
    return (['dialled', 'bare'] as const).map((side) => {
      const baseline = median(rates[side]);
      const name = side === 'bare' ? "to pg's pool" : 'to a connection a request';
      return {
        ...{ target: 7, name: `${name}, ${CLIENTS} clients`, ours, baseline, ratio: ours / baseline },
        ...{ unit: 'per second', goal: `≥ ${GOAL[side]}×`, ok: ours >= GOAL[side] * baseline },
      };
    });
  },
};
