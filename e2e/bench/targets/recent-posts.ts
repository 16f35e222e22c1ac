import { explain } from '@/lib/data/db/explain';
import { run } from '@/lib/data/db/sql';
import { type ListedRow, NEWEST, recentPosts } from '@/lib/data/db/statements/posts';
import { type BenchDatabase, onNewConnection } from '../bench-database';
import { type PostsDatabase, postsDatabase } from '../posts-database';
import { inTurns, mustEqual } from '../rounds';
import type { Bench, Result, Target } from '../target';

const PAGE = 20;
const SMALL = 50_000;
const MAX_BUFFERS = 6;
const GOAL = 1.15;
const INDEX = 'idx_published_posts_business_published_desc';

const recent = ({ client }: BenchDatabase, business: string): Promise<ListedRow[]> =>
  run(client, recentPosts, [business, NEWEST.at, NEWEST.id, PAGE]);

/** Target 1: the last posts of a business cost the same in a large table as in a small one. */
export const recentPostsTarget: Target = {
  number: 1,
  title: 'recent posts in a large table',
  async run(bench) {
    const small = await postsDatabase(bench, SMALL);
    const large = await postsDatabase(bench, bench.options.rows);
    const results: Result[] = [];
    for (const size of ['largest', 'median', 'smallest'] as const) {
      await mustBeNewest(large, large[size].id);
      results.push(await buffers(large, size), await speed(bench, large, small, size));
    }
    return results;
  },
};

async function mustBeNewest(database: PostsDatabase, business: string): Promise<void> {
  const { rows } = await database.client.query<{ id: string }>(
    `SELECT id FROM (SELECT id, published_at FROM published_posts WHERE business_id = $1 OFFSET 0) all_of_it
     ORDER BY published_at DESC, id DESC LIMIT ${PAGE}`,
    [business],
  );
  const ours = (await recent(database, business)).map(({ id }) => id);
  const newest = rows.map(({ id }) => id);
  mustEqual('the newest posts', ours, newest);
}

type Size = 'largest' | 'median' | 'smallest';

async function buffers(database: PostsDatabase, size: Size): Promise<Result> {
  const params = [database[size].id, NEWEST.at, NEWEST.id, PAGE] as const;
  const { nodes, buffers: ours } = await onNewConnection(database, (client) =>
    explain(client, recentPosts, [...params], 'force_generic_plan'),
  );
  const isIndexOnly = nodes.some((node) => node['Node Type'] === 'Index Only Scan' && node['Index Name'] === INDEX);
  return {
    ...{ target: 1, name: `buffers, ${size} business`, ours, baseline: null, ratio: null, unit: 'buffers' },
    ...{ goal: `≤ ${MAX_BUFFERS}, Index Only Scan`, ok: isIndexOnly && ours <= MAX_BUFFERS },
  };
}

async function speed(bench: Bench, large: PostsDatabase, small: PostsDatabase, size: Size): Promise<Result> {
  const { ours, baseline } = await inTurns(
    bench,
    { ours: () => recent(large, large[size].id), baseline: () => recent(small, small[size].id) },
    100,
  );
  const ratio = ours / baseline;
  return {
    ...{ target: 1, name: `${bench.options.rows} rows to ${SMALL}, ${size} business`, ours, baseline, ratio },
    ...{ unit: 'ms', goal: `≤ ${GOAL}×`, ok: ratio <= GOAL },
  };
}
