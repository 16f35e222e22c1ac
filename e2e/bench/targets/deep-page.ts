import { run } from '@/lib/data/db/sql';
import { NEWEST, recentPosts } from '@/lib/data/db/statements/posts';
import { type PostsDatabase, postsDatabase } from '../posts-database';
import { inTurns, mustEqual } from '../rounds';
import type { Target } from '../target';

const PAGE = 20;
const DEPTH = 500_000;
const GOAL = 1.2;

/** Target 3: a page far down in the history costs what the first one does. */
export const deepPageTarget: Target = {
  number: 3,
  title: 'a page deep in the history',
  async run(bench) {
    const database = await postsDatabase(bench, bench.options.rows);
    const depth = Math.min(DEPTH, database.largest.posts - 2 * PAGE);
    const key = (await byOffset(database, depth - 1, 1))[0];
    if (!key) throw new Error(`The largest business has no post ${depth}.`);
    const page = (at: Date, id: string) => run(database.client, recentPosts, [database.largest.id, at, id, PAGE]);
    const wanted = await byOffset(database, depth, PAGE);
    const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);
    mustEqual(`the page at ${depth}`, idsOf(await page(key.published_at, key.id)), idsOf(wanted));
    const { ours, baseline } = await inTurns(
      bench,
      { ours: () => page(key.published_at, key.id), baseline: () => page(NEWEST.at, NEWEST.id) },
      100,
    );
    const ratio = ours / baseline;
    return [
      {
        ...{ target: 3, name: `page at depth ${depth} to page one`, ours, baseline, ratio, unit: 'ms' },
        ...{ goal: `≤ ${GOAL}×`, ok: ratio <= GOAL },
      },
    ];
  },
};

async function byOffset({ client, largest }: PostsDatabase, offset: number, limit: number) {
  const { rows } = await client.query<{ id: string; published_at: Date }>(
    `SELECT id, published_at FROM published_posts WHERE business_id = $1
     ORDER BY published_at DESC, id DESC OFFSET $2 LIMIT $3`,
    [largest.id, offset, limit],
  );
  return rows;
}
