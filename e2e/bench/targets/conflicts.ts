import type { QueuePool } from '@/lib/data/db/queue-pool';
import { isTaken } from '@/lib/data/db/unique-violation';
import { withPool } from '../bench-pool';
import type { Bench, Target } from '../target';

const CONFLICTS = 10_000;
const CLIENTS = 30;

/** Target 8: a write that the database refuses, as it is meant to, does not cost its connection. */
export const conflictsTarget: Target = {
  number: 8,
  title: 'expected conflicts',
  async run(bench) {
    const { url } = await bench.createDatabase('conflicts');
    const count = bench.options.quick ? CONFLICTS / 5 : CONFLICTS;
    const ours = await withPool(url, (pool) => closedBy(bench, pool, count));
    return [
      {
        ...{ target: 8, name: `connections closed by ${count} conflicts`, ours, baseline: null, ratio: null },
        ...{ unit: 'connections', goal: '≤ 1', ok: ours <= 1 },
      },
    ];
  },
};

async function closedBy(bench: Bench, pool: QueuePool, count: number): Promise<number> {
  await pool.query('CREATE TABLE conflicts (id int CONSTRAINT conflicts_key PRIMARY KEY)');
  await pool.query('INSERT INTO conflicts VALUES (1)');
  // All that will be open is open before, so that what opens later takes the place of one that was closed.
  await Promise.all(Array.from({ length: CLIENTS }, () => pool.query('SELECT pg_sleep(0.2)')));
  const before = pool.snapshot().totals.connects;
  let refused = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let sent = 0; sent < Math.ceil(count / CLIENTS); sent++) {
        try {
          await pool.query({ name: 'conflict', text: 'INSERT INTO conflicts VALUES ($1)', values: [1] });
        } catch (error) {
          if (!isTaken(error, 'conflicts_key')) throw error;
          refused += 1;
        }
      }
    }),
  );
  if (refused < count) throw new Error(`Only ${refused} of ${count} writes met the conflict.`);
  bench.say(`${refused} conflicts`);
  return pool.snapshot().totals.connects - before;
}
