import pg from 'pg';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { buffersOf, explain } from '@/lib/data/db/explain';
import { run } from '@/lib/data/db/sql';
import { type ClaimAnswer, type ClaimParams, claimDue } from '@/lib/data/db/statements/claim';
import type { BenchDatabase } from '../bench-database';
import { median, timed } from '../measure';
import { ACCOUNTS, seedQueue, seedQueueOwners } from '../seed-queue';
import type { Bench, Target } from '../target';

const FUTURE = 200_000;
const CLAIMED = ACCOUNTS;
const ROUNDS = 9;
const CLAIMS_A_ROUND = 20;
const MAX_BUFFERS = 220;

/** Target 19: what a claim of 100 touches and takes, whatever lies around it and while an old transaction stays open. */
export const claimTarget: Target = {
  number: 19,
  title: 'a claim of 100 posts',
  isSlow: true,
  async run(bench) {
    const fresh = await prepared(bench, 'claim_fresh', 0);
    const full = await prepared(bench, 'claim_full', bench.options.rows);
    const buffers = await buffersOfClaim(full);
    const baseBuffers = await buffersOfClaim(fresh);
    const times = { fresh: [] as number[], full: [] as number[], old: [] as number[] };
    for (let round = 0; round < (bench.options.quick ? 3 : ROUNDS); round++) {
      times.fresh.push(...(await claims(fresh)));
      times.full.push(...(await claims(full)));
      times.old.push(...(await withOldTransaction(full, () => claims(full))));
      bench.say(`round ${round + 1}: ${median(times.full).toFixed(2)} ms a claim`);
    }
    const ratio = median(times.full) / median(times.fresh);
    const oldRatio = median(times.old) / median(times.full);
    const of = (name: string) => ({ target: 19, name });
    return [
      {
        ...of('buffers to find and lock 100'),
        ...{ ours: buffers.find, baseline: baseBuffers.find, ratio: buffers.find / baseBuffers.find },
        ...{ unit: 'buffers', goal: `≤ ${MAX_BUFFERS}`, ok: buffers.find <= MAX_BUFFERS },
      },
      {
        ...of('buffers of the whole claim, leases written'),
        ...{ ours: buffers.whole, baseline: baseBuffers.whole, ratio: buffers.whole / baseBuffers.whole },
        ...{ unit: 'buffers', goal: '≤ 1.15× a fresh table', ok: buffers.whole <= 1.15 * baseBuffers.whole },
      },
      {
        ...of(`claim amid ${bench.options.rows} finished and ${FUTURE} future`),
        ...{ ours: median(times.full), baseline: median(times.fresh), ratio },
        ...{ unit: 'ms', goal: '≤ 1.5× a fresh table', ok: ratio <= 1.5 },
      },
      {
        ...of('claim while an old transaction stays open'),
        ...{ ours: median(times.old), baseline: median(times.full), ratio: oldRatio },
        ...{ unit: 'ms', goal: '≤ 1.5×', ok: oldRatio <= 1.5 },
      },
    ];
  },
};

async function prepared(bench: Bench, name: string, finished: number): Promise<BenchDatabase> {
  const database = await bench.createDatabase(name);
  await seedQueueOwners(database.client);
  if (finished > 0) {
    bench.say(`seeding ${finished} finished and ${FUTURE} future posts`);
    const past = {
      name: 'past',
      count: finished,
      status: 'published',
      at: "now() - interval '1 hour' - n * interval '20 seconds'",
    };
    await seedQueue(database.client, past);
    const future = {
      name: 'sch',
      count: FUTURE,
      status: 'pending',
      at: "now() + interval '1 day' + n * interval '30 seconds'",
    };
    await seedQueue(database.client, future);
  }
  await database.client.query('VACUUM (ANALYZE)');
  return database;
}

let batch = 0;

/** So many posts, due in the last seconds in the order of their ids. */
async function makeDue({ client }: BenchDatabase, count: number): Promise<void> {
  await client.query("DELETE FROM scheduled_posts WHERE id LIKE 'due%'");
  batch += 1;
  const at = "now() - interval '30 seconds' + n * interval '1 millisecond'";
  await seedQueue(client, { name: `due_${String(batch).padStart(4, '0')}`, count, status: 'pending', at });
}

const params = (afterAt: Date, afterId: string): ClaimParams => [
  ...(['bench', 60_000, CLAIMED, CLAIMED, afterAt, afterId] as const),
  [...PLATFORMS],
  PLATFORMS.map(() => CLAIMED),
  [],
  [],
  [],
  ...([CLAIMED, 1_000, 500, 1_000, []] as const),
];

async function buffersOfClaim(database: BenchDatabase): Promise<{ find: number; whole: number }> {
  await makeDue(database, CLAIMED * 3);
  const { nodes, buffers } = await explain(database.client, claimDue, params(new Date(0), ''), 'force_generic_plan');
  const seen = nodes.find((node) => node['Subplan Name'] === 'CTE seen');
  if (!seen) throw new Error('The plan of the claim has no part that finds the posts.');
  return { find: buffersOf(seen), whole: buffers };
}

/** Claims as a busy worker does: each begins where the last one ended, and what was claimed is finished in between. */
async function claims(database: BenchDatabase): Promise<number[]> {
  await makeDue(database, CLAIMED * CLAIMS_A_ROUND);
  let after = { at: new Date(0), id: '' };
  const times: number[] = [];
  for (let number = 0; number < CLAIMS_A_ROUND; number++) {
    const { ms, value } = await timed(() => run(database.client, claimDue, params(after.at, after.id)));
    const ids = idsOf(value);
    const expected = Array.from({ length: CLAIMED }, (_, index) => number * CLAIMED + index + 1);
    if (ids.map((id) => Number(id.slice(-8))).join() !== expected.join()) {
      throw new Error(`Claim ${number} took ${ids.length} posts, and not the ${CLAIMED} next ones.`);
    }
    times.push(ms);
    after = endOf(value);
    await database.client.query(
      "UPDATE scheduled_posts SET status = 'published', lease_expires_at = NULL WHERE id = ANY ($1)",
      [ids],
    );
  }
  return times;
}

const idsOf = (rows: ClaimAnswer[]): string[] => rows.flatMap(({ id }) => id ?? []).sort();

function endOf([row]: ClaimAnswer[]): { at: Date; id: string } {
  if (!row?.done_at || !row.done_id) throw new Error('The claim left something in its place.');
  return { at: row.done_at, id: row.done_id };
}

/** A transaction that is older than all that follows keeps every dead row and index entry alive. */
async function withOldTransaction<T>({ url }: BenchDatabase, work: () => Promise<T>): Promise<T> {
  const old = new pg.Client({ connectionString: url, application_name: 'bench' });
  await old.connect();
  try {
    await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await old.query('SELECT count(*) FROM businesses');
    return await work();
  } finally {
    await old.end();
  }
}
