import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { withProduct } from '../built-product';
import { keysOf } from '../callers';
import { idleCost } from '../idle-cost';
import { median, timed } from '../measure';
import { postsDatabase } from '../posts-database';
import type { Result, Target } from '../target';
import { textOf } from '../web-rounds';

const ROWS = 50_000;
const STARTS = 7;
const WARM = 20;
const GOAL = { memoryMb: 400, cpuPercent: 1, connections: 12, readyMs: 6_000, first: 5 };
/** The first jobs load their code; a worker that was just started is not idle. */
const SETTLING_MS = 15 * SECOND;
const PATH = '/api/v2/analytics/summary';

/** Target 21: web server and worker while nothing happens, how soon they are ready, and what their first request takes. */
export const idleTarget: Target = {
  number: 21,
  title: 'web server and worker, idle and just started',
  isSlow: true,
  async run(bench) {
    const { client, url, largest } = await postsDatabase(bench, ROWS);
    const [key = {}] = await keysOf(client, largest.id);
    const starts = { ready: [] as number[], first: [] as number[], warm: [] as number[] };
    for (let start = 0; start < (bench.options.quick ? 1 : STARTS); start++) {
      await withProduct(bench, url, async ({ origin, readyMs }) => {
        const ask = async (): Promise<number> => (await timed(() => textOf(origin, PATH, key))).ms;
        const first = await ask();
        const warm: number[] = [];
        for (let number = 0; number < WARM; number++) warm.push(await ask());
        starts.ready.push(readyMs);
        starts.first.push(first);
        starts.warm.push(median(warm.slice(WARM / 2)));
      });
    }
    const seconds = bench.options.quick ? 20 : 75;
    const cost = await withProduct(bench, url, async ({ pids }) => {
      bench.say('until the jobs of the first minute are done');
      await sleep(MINUTE - (Date.now() % MINUTE) + SETTLING_MS);
      bench.say(`idle for ${seconds} s`);
      return idleCost(client, pids, seconds);
    });
    const [ready, first, warm] = [median(starts.ready), median(starts.first), median(starts.warm)];
    return [
      one('resident, both', cost.residentMb, 'MB', `< ${GOAL.memoryMb}`, cost.residentMb < GOAL.memoryMb),
      one('processor, both', cost.cpuPercent, '% of a core', `< ${GOAL.cpuPercent}`, cost.cpuPercent < GOAL.cpuPercent),
      one(
        `connections, most seen (median ${cost.connections.median})`,
        ...([cost.connections.most, 'connections', `≤ ${GOAL.connections}`] as const),
        cost.connections.most <= GOAL.connections,
      ),
      one('start to ready, built', ready, 'ms', `< ${GOAL.readyMs}`, ready < GOAL.readyMs),
      {
        ...{ target: 21, name: 'first request to warm', ours: first, baseline: warm, ratio: first / warm, unit: 'ms' },
        ...{ goal: `≤ ${GOAL.first}×`, ok: first <= GOAL.first * warm },
      },
    ];
  },
};

const one = (name: string, ours: number, unit: string, goal: string, ok: boolean): Result => ({
  ...{ target: 21, name, ours, baseline: null, ratio: null, unit, goal, ok },
});
