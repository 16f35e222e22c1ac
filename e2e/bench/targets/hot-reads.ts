import { z } from 'zod';
import { inProduct } from '../in-product';
import { median } from '../measure';
import { postsDatabase } from '../posts-database';
import type { Target } from '../target';

const GOAL = 0.95;
const ratesSchema = z.object({ ours: z.array(z.number()), raw: z.array(z.number()) });

/** Target 6: a page of the history, through its verb and in the shape of its contract, against its statement alone. */
export const hotReadsTarget: Target = {
  number: 6,
  title: 'a page of the history, by the verb and by node-postgres',
  async run(bench) {
    const { url, largest } = await postsDatabase(bench, bench.options.rows);
    const env = { DATABASE_URL: url, BENCH_BUSINESS: largest.id };
    const rates = await inProduct(bench, 'hot-reads', env, ratesSchema);
    const [ours, baseline] = [median(rates.ours), median(rates.raw)];
    return [
      {
        ...{ target: 6, name: 'newest posts, 30 clients', ours, baseline, ratio: ours / baseline },
        ...{ unit: 'per second', goal: `≥ ${GOAL}× a named statement`, ok: ours >= GOAL * baseline },
      },
    ];
  },
};
