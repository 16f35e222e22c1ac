import { pool } from '@/lib/data/db/pool';
import { type ListedRow, NEWEST, recentPosts } from '@/lib/data/db/statements/posts';
import { listPosts } from '@/lib/domain/posts/list-posts';
import { clients } from '../bench-pool';
import { report } from '../in-product';
import { mustEqual } from '../rounds';

const CLIENTS = 30;
const LIMIT = 20;
const isQuick = process.env.BENCH_QUICK === '1';
const id = process.env.BENCH_BUSINESS ?? '';
const business = { id, slug: 'bench', name: 'Bench', timeZone: 'UTC' };

const ours = async (): Promise<string[]> => {
  const ctx = { business, actor: { type: 'system', id: null } as const, now: new Date() };
  return (await listPosts(ctx, { limit: LIMIT })).data.map((post) => post.id);
};
/** The same rows and columns, the one too many that tells of a next page included, as node-postgres gives them. */
const raw = async (): Promise<string[]> => {
  const values = [id, NEWEST.at, NEWEST.id, LIMIT + 1];
  const { rows } = await pool().query<ListedRow>({ name: 'bench_raw', text: recentPosts.text, values });
  return rows.slice(0, LIMIT).map((row) => row.id);
};

await pool().start();
mustEqual('the newest posts', await ours(), await raw());
const rates = { ours: [] as number[], raw: [] as number[] };
// Short turns and many of them: a machine that slows down for seconds does so for both.
for (let round = -1; round < (isQuick ? 5 : 21); round++) {
  for (const [side, read] of [
    ['ours', ours],
    ['raw', raw],
  ] as const) {
    const rate = await clients(CLIENTS, isQuick ? 300 : 700, read);
    if (round >= 0) rates[side].push(rate);
  }
}
await pool().stop();
report(rates);
