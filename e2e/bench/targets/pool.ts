import pg from 'pg';
import { type Queryable, run } from '@/lib/data/db/sql';
import { accountOfBusiness } from '@/lib/data/db/statements/analytics-rollups';
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
    const { url, client, smallest } = await postsDatabase(bench, ROWS);
    const bare = new pg.Pool({ connectionString: url, max: MOST_CONNECTIONS });
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM social_accounts WHERE business_id = $1 LIMIT 1',
      [smallest.id],
    );
    // One row by its key: what most requests begin with, and so short that a connection's price shows.
    const look = (on: Queryable) => run(on, accountOfBusiness, [smallest.id, rows[0]?.id ?? '']);
    const dial = async () => {
      const dialled = new pg.Client({ connectionString: url });
      await dialled.connect();
      try {
        return await look(dialled);
      } finally {
        await dialled.end();
      }
    };
    const rates = { pool: [] as number[], bare: [] as number[], dialled: [] as number[] };
    try {
      await withPool(url, async (pool) => {
        mustEqual('the account', await look(pool), await dial());
        for (let round = -1; round < (bench.options.quick ? 5 : 9); round++) {
          const ms = bench.options.quick ? 500 : 2_000;
          const rate = {
            pool: await clients(CLIENTS, ms, () => look(pool)),
            bare: await clients(CLIENTS, ms, () => look(bare)),
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
