import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { businessesToRebuild } from '@/lib/data/db/statements/rollups';
import { withStatements } from '@/lib/data/db/transaction';
import { rebuildRollups } from './rebuild-rollups';

interface Progress {
  done: number;
  total: number;
  slug: string;
  posts: number;
}

/** For the operator: counts all businesses anew, or the one of this id, each in a transaction of its own. */
export async function rebuildAllRollups(
  only: string | null,
  report: (progress: Progress) => void,
): Promise<{ businesses: number; posts: number }> {
  const businesses = await run(pool(), businessesToRebuild, [only]);
  let all = 0;
  for (const [index, { id, slug }] of businesses.entries()) {
    const posts = await withStatements((client) => rebuildRollups(client, id));
    all += posts;
    report({ done: index + 1, total: businesses.length, slug, posts });
  }
  return { businesses: businesses.length, posts: all };
}
