import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { clients, withPool } from '../bench-pool';
import { timed } from '../measure';
import type { Result, Target } from '../target';

const CLIENTS = 30;
const LOAD_MS = 3_000;
const BASE = 10;
const BASE_MS = 2_000;

/** Target 9: every connection of the pool is terminated by the server under load; reads do not notice. */
export const terminatedTarget: Target = {
  number: 9,
  title: 'every backend terminated under load',
  async run(bench) {
    const { url, client } = await bench.createDatabase('terminated');
    return withPool(url, async (pool) => {
      let [errors, answers] = [0, 0];
      const load = clients(CLIENTS, LOAD_MS, async () => {
        try {
          const { rows } = await pool.query<{ one: number }>('SELECT 1 AS one');
          if (rows[0]?.one !== 1) throw new Error('A read was answered wrongly.');
          answers += 1;
        } catch {
          errors += 1;
        }
      });
      await sleep(LOAD_MS / 3);
      const killed = await pids(client);
      await client.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [killed]);
      const back = await timed(async () => {
        const isNew = (pid: number): boolean => !killed.includes(pid);
        while ((await pids(client)).filter(isNew).length < BASE) await sleep(20);
      });
      await load;
      bench.say(`${killed.length} connections terminated, ${answers} reads answered`);
      const of = (name: string, ours: number, unit: string, goal: string, ok: boolean): Result => ({
        ...{ target: 9, name, ours, baseline: null, ratio: null, unit, goal, ok },
      });
      return [
        of(`failed reads of ${answers + errors}`, errors, 'reads', '0', errors === 0),
        of(`until ${BASE} are open again`, back.ms, 'ms', `≤ ${BASE_MS}`, back.ms <= BASE_MS),
      ];
    });
  },
};

/** The server's processes of all connections but this one. */
async function pids(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  return rows.map(({ pid }) => pid);
}
