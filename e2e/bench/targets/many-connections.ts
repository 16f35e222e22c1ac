import { withProduct } from '../built-product';
import { keysOf } from '../callers';
import { LoadProcess } from '../load-process';
import { median } from '../measure';
import { postsDatabase } from '../posts-database';
import type { Target } from '../target';
import { mustBeAnswered, ratesInTurns, TRIVIAL, textOf } from '../web-rounds';

const ROWS = 50_000;
const CONNECTIONS = 1_000;
const GOAL = 4;

/** Target 22: what a thousand connections wait for at half of what the product can, against a trivial route at the same rate. */
export const manyConnectionsTarget: Target = {
  number: 22,
  title: '1,000 connections at half of the capacity',
  isSlow: true,
  async run(bench) {
    const { client, url, largest } = await postsDatabase(bench, ROWS);
    const headers = await keysOf(client, largest.id);
    return withProduct(bench, url, async ({ origin }) => {
      const ours = { paths: ['/api/v2/analytics/summary'], headers };
      await textOf(origin, ours.paths[0] ?? '', headers[0]);
      const load = await LoadProcess.start(bench);
      const capacity = (await ratesInTurns(bench, load, { origin, connections: 30 }, { ours })).rates.ours;
      const order = { origin, connections: CONNECTIONS, rate: capacity / 2, ms: bench.options.quick ? 2_000 : 6_000 };
      bench.say(`${capacity.toFixed(0)} a second, so ${order.rate.toFixed(0)} are sent`);
      const p99 = { ours: [] as number[], trivial: [] as number[] };
      let errors = 0;
      for (let round = -1; round < (bench.options.quick ? 3 : 7); round++) {
        const [own, trivial] = [await load.run({ ...ours, ...order }), await load.run({ ...TRIVIAL, ...order })];
        mustBeAnswered('the trivial route', trivial);
        if (round < 0) continue;
        errors += own.errors;
        p99.ours.push(own.p99);
        p99.trivial.push(trivial.p99);
      }
      await load.stop();
      const [mine, baseline] = [median(p99.ours), median(p99.trivial)];
      return [
        {
          ...{
            target: 22,
            name: `p99 of ${order.rate.toFixed(0)} a second`,
            ours: mine,
            baseline,
            ratio: mine / baseline,
          },
          ...{ unit: 'ms', goal: `≤ ${GOAL}× a trivial route`, ok: mine <= GOAL * baseline },
        },
        {
          ...{ target: 22, name: 'answers that failed', ours: errors, baseline: null, ratio: null },
          ...{ unit: 'answers', goal: '0', ok: errors === 0 },
        },
      ];
    });
  },
};
