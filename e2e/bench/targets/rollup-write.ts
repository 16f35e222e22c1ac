import { byColumn } from '@/lib/data/db/sql';
import { publicationParts } from '@/lib/data/db/statements/publication';
import { Batcher } from '@/lib/foundation/batcher';
import type { BenchDatabase } from '../bench-database';
import { withPool } from '../bench-pool';
import { median, timed } from '../measure';
import { mustEqual } from '../rounds';
import { seedQueue, seedQueueOwners } from '../seed-queue';
import type { Bench, Result, Target } from '../target';

const CLIENTS = 30;
const NEVER = new Date('2200-01-01T00:00:00Z');
/** Businesses of one account each, against one that has an account of each network. */
const SPREAD = { accounts: 100, goal: 0.9 };
const HOT = { accounts: 4, id: 'biz_0', goal: 0.6 };

/** Publications that come together, as of `settle_claims`. */
const NEWS = `WITH news AS (
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
       AS n (id, scheduled_post_id, platform_post_id, published_at)
     CROSS JOIN (SELECT NULL AS permalink, NULL::timestamptz AS verified_at, $5::timestamptz AS metrics_due_at,
       false AS confirmed_by_person) same
   )`;
const COUNTED = { name: 'bench_publications', text: `${NEWS}, ${publicationParts('news')} SELECT id FROM published` };
/** The same, not counted on their days. */
const PLAIN = {
  name: 'bench_plain_publications',
  text: `${NEWS}, published AS (
       INSERT INTO published_posts (id, business_id, account_id, platform, post_id, scheduled_post_id, platform_post_id,
         permalink, excerpt, media_count, scheduled_at, published_at, verified_at, confirmed_by_person)
       SELECT n.id, s.business_id, s.account_id, s.platform, s.post_id, s.id, n.platform_post_id, n.permalink, s.excerpt,
         cardinality(s.media_ids), s.scheduled_at, n.published_at, n.verified_at, n.confirmed_by_person
       FROM news n JOIN scheduled_posts s ON s.id = n.scheduled_post_id WHERE s.role = 'post'
       ON CONFLICT (scheduled_post_id) DO NOTHING
       RETURNING id, business_id, account_id, published_at
     ), watched AS (
       INSERT INTO metric_watches (published_post_id, business_id, account_id, published_at, due_at)
       SELECT p.id, p.business_id, p.account_id, p.published_at, n.metrics_due_at FROM published p JOIN news n USING (id)
       RETURNING account_id, due_at
     ), woken AS (
       UPDATE social_accounts a SET metrics_due_at = w.due_at
       FROM (SELECT account_id, min(due_at) AS due_at FROM watched GROUP BY account_id) w
       WHERE a.id = w.account_id AND a.id = ANY (ARRAY(SELECT account_id FROM watched)) AND a.metrics_due_at > w.due_at
     ) SELECT id FROM published`,
};

type News = [id: string, scheduledPostId: string, platformPostId: string, publishedAt: Date];
type Side = 'ours' | 'plain';
type Write = (scheduledPostId: string) => Promise<unknown>;

/** Target 5: what it costs a publication to be counted on its day, where businesses publish side by side and in a hot one. */
export const rollupWriteTarget: Target = {
  number: 5,
  title: 'a publication with its rollup',
  run: async (bench) => [await against(bench, 'spread', SPREAD), await against(bench, 'hot', HOT)],
};

async function against(
  bench: Bench,
  name: 'spread' | 'hot',
  { accounts, goal, id }: { accounts: number; goal: number; id?: string },
): Promise<Result> {
  const database = await bench.createDatabase(`write_${name}`);
  const { client, url } = database;
  await seedQueueOwners(client, accounts);
  if (id !== undefined) {
    await client.query(`UPDATE social_accounts SET business_id = '${id}'; UPDATE posts SET business_id = '${id}'`);
  }
  const rounds = bench.options.quick ? 3 : 9;
  const count = bench.options.quick ? 1_000 : 3_000;
  const rates = { ours: [] as number[], plain: [] as number[] };
  await withPool(url, async (pool) => {
    const writer = (text: typeof COUNTED): Write => {
      const batcher = new Batcher(async (news: readonly News[]) => {
        await pool.query({ ...text, values: [...byColumn(news), NEVER] });
        return news;
      });
      return (id) => batcher.run([`pub_${id}`, id, `net_${id}`, new Date()]);
    };
    const writes: Record<Side, Write> = { ours: writer(COUNTED), plain: writer(PLAIN) };
    for (let round = -1; round < rounds; round++) {
      for (const side of ['ours', 'plain'] as const) {
        const rows = { name: `${side}${round + 1}`, count, accounts, ...(id === undefined ? {} : { business: id }) };
        const rate = await written(database, rows, writes[side]);
        if (round >= 0) rates[side].push(rate);
      }
      if (round < 0) await mustBeTheSame(database, count);
    }
  });
  const counted = await sumOf(database, 'SELECT sum(posts) AS sum FROM daily_rollups');
  if (counted !== count * (rounds + 1)) throw new Error(`${counted} publications are counted of those written.`);
  const [ours, baseline] = [median(rates.ours), median(rates.plain)];
  return {
    ...{ target: 5, name: `written ${name === 'hot' ? 'to one business' : 'to 100 businesses'}, ${CLIENTS} clients` },
    ...{ ours, baseline, ratio: ours / baseline, unit: 'per second', goal: `≥ ${goal}× uncounted` },
    ok: ours >= goal * baseline,
  };
}

/** Publishes `count` new posts from all clients. @returns how many a second */
async function written(
  { client }: BenchDatabase,
  rows: { name: string; count: number; accounts: number; business?: string },
  write: Write,
): Promise<number> {
  await seedQueue(client, { ...rows, status: 'published', at: "now() - interval '1 hour'" });
  const { name, count } = rows;
  let next = 0;
  const { ms } = await timed(() =>
    Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (next < count) {
          next += 1;
          await write(`${name}_${String(next).padStart(8, '0')}`);
        }
      }),
    ),
  );
  return (count * 1_000) / ms;
}

/** Both sides have written the same publications and watches; only ours has counted them. */
async function mustBeTheSame({ client }: BenchDatabase, count: number): Promise<void> {
  const of = async (side: Side): Promise<object[]> => {
    const { rows } = await client.query<object>(
      `SELECT p.account_id, p.platform, p.excerpt, p.media_count, p.post_id, w.due_at, count(*)::int AS posts
       FROM published_posts p JOIN metric_watches w ON w.published_post_id = p.id
       WHERE p.scheduled_post_id LIKE $1 GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1`,
      [`${side}0\\_%`],
    );
    return rows;
  };
  const ours = await of('ours');
  mustEqual('what is written', ours, await of('plain'));
  const counted = await sumOf({ client }, 'SELECT sum(posts) AS sum FROM daily_rollups');
  if (ours.length === 0 || counted !== count) throw new Error(`${counted} of ${count} publications are counted.`);
}

async function sumOf({ client }: Pick<BenchDatabase, 'client'>, text: string): Promise<number> {
  const { rows } = await client.query<{ sum: string }>(text);
  return Number(rows[0]?.sum ?? 0);
}
