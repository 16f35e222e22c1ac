import { run } from '@/lib/data/db/sql';
import { NEWEST, recentPosts } from '@/lib/data/db/statements/posts';
import { type PostsDatabase, postsDatabase } from '../posts-database';
import { inTurns, mustEqual } from '../rounds';
import type { Bench, Result, Target } from '../target';

const PAGE = 20;
/** What the goal is at 5 million rows; without an index every row is read, so it grows with them. */
const GOAL = { ratio: 1_000, rows: 5_000_000 };

/** Target 2: what the index of recent posts is worth, for a business with many posts and for one with few. */
export const indexDroppedTarget: Target = {
  number: 2,
  title: 'recent posts with the indexes of the business dropped',
  async run(bench) {
    const database = await postsDatabase(bench, bench.options.rows);
    const results: Result[] = [];
    for (const size of ['largest', 'smallest'] as const) results.push(await against(bench, database, size));
    return results;
  },
};

async function against(bench: Bench, database: PostsDatabase, size: 'largest' | 'smallest'): Promise<Result> {
  const recent = () => run(database.client, recentPosts, [database[size].id, NEWEST.at, NEWEST.id, PAGE]);
  const withoutIndex = () =>
    dropped(database, async () => {
      await recent();
      return inTurns({ ...bench, options: { ...bench.options, quick: true } }, { baseline: recent }, 1);
    });
  mustEqual('the newest posts', await recent(), await dropped(database, recent));
  const before = await inTurns(bench, { ours: recent });
  const { baseline } = await withoutIndex();
  const after = await inTurns(bench, { ours: recent });
  const ours = (before.ours + after.ours) / 2;
  const ratio = baseline / ours;
  const goal = (GOAL.ratio * Math.min(bench.options.rows, GOAL.rows)) / GOAL.rows;
  return {
    ...{ target: 2, name: `without an index, ${size} business`, ours, baseline, ratio, unit: 'ms' },
    ...{ goal: `baseline ≥ ${goal}× (1,000× at 5 M rows)`, ok: ratio >= goal },
  };
}

/** Drops both indexes that begin with the business for as long as `work` takes. */
async function dropped<T>({ client }: PostsDatabase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(
      'DROP INDEX idx_published_posts_business_published_desc, idx_published_posts_business_account_published',
    );
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}
