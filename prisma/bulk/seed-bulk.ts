import type pg from 'pg';
import { SeededRandom } from '@/lib/foundation/seeded-random';
import { Refusal } from '@/scripts/launch/refusal';
import { copyLines, type Line } from './copy-lines';
import { fillRollups, fillSnapshots, inParts } from './fill-from-latest';
import {
  ACCOUNT_COLUMNS,
  accountRows,
  BUSINESS_COLUMNS,
  type BulkPlan,
  bulkBusinessId,
  businessRows,
  LATEST_COLUMNS,
  latestRows,
  PUBLICATION_COLUMNS,
  publicationRows,
} from './rows';
import { zipfShares } from './shares';
import { COMPOSITION_COLUMNS, compositionRows, WAITING_COLUMNS, waitingPosts, waitingRows } from './waiting-rows';
import { withoutIndexes } from './without-indexes';

export interface BulkOptions {
  businesses: number;
  posts: number;
  seed: number;
  now: Date;
}

/** What is under way, and how far it is. `total` is close for numbers, exact otherwise. */
export interface BulkProgress {
  step: string;
  done: number;
  total: number;
}

export interface BulkBusiness {
  id: string;
  posts: number;
}

type Report = (progress: BulkProgress) => void;

const REPORT_EVERY = 10_000;
const LARGE = ['published_posts', 'latest_metrics', 'metric_snapshots', 'daily_rollups', 'scheduled_posts'];
const TABLES = [...LARGE, 'businesses', 'social_accounts', 'posts'];

/**
 * Fills a migrated database with a history by COPY: businesses of Zipf's sizes with four accounts each, their publications of
 * two years, the numbers of the last one, rollups, and posts that wait. One transaction: the rows come all or not at all, and
 * a product that runs on the database waits meanwhile. @returns the businesses, the largest first
 * @throws Refusal when an earlier one stands in the database
 */
export async function seedBulk(
  client: pg.ClientBase,
  { businesses, posts, seed, now }: BulkOptions,
  report: Report,
): Promise<BulkBusiness[]> {
  const { rowCount } = await client.query('SELECT 1 FROM businesses WHERE id = $1', [bulkBusinessId(0)]);
  if (rowCount) throw new Refusal('The database holds an earlier bulk seed. Use an empty database.');
  const plan = { shares: zipfShares(businesses, posts), now };
  await client.query('BEGIN');
  try {
    await withoutIndexes(
      client,
      LARGE,
      () => fill(client, plan, posts, seed, report),
      (done, total) => report({ step: 'indexes', done, total }),
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  report({ step: 'vacuum', done: 0, total: 1 });
  await client.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
  report({ step: 'vacuum', done: 1, total: 1 });
  return plan.shares.map((share, index) => ({ id: bulkBusinessId(index), posts: share }));
}

async function fill(client: pg.ClientBase, plan: BulkPlan, posts: number, seed: number, report: Report): Promise<void> {
  const copy = (target: string, lines: Iterable<Line>, total: number): Promise<void> =>
    copyLines(
      client,
      target,
      counted(lines, (done) => report({ step: target.split(' ')[0] ?? target, done, total })),
    );
  const businesses = plan.shares.length;
  await copy(BUSINESS_COLUMNS, businessRows(plan), businesses);
  await copy(ACCOUNT_COLUMNS, accountRows(plan), businesses * 4);
  await copy(COMPOSITION_COLUMNS, compositionRows(plan), businesses);
  await copy(WAITING_COLUMNS, waitingRows(plan), waitingPosts(plan));
  await copy(PUBLICATION_COLUMNS, publicationRows(plan), posts);
  await copy(LATEST_COLUMNS, latestRows(plan, new SeededRandom(seed)), Math.ceil(posts / 2));
  await client.query('ANALYZE businesses, published_posts, latest_metrics');
  for (const [step, part] of [
    ['metric_snapshots', fillSnapshots],
    ['daily_rollups', fillRollups],
  ] as const) {
    await inParts(
      posts,
      (from, before) => part(client, from, before),
      (done) => report({ step, done, total: posts }),
    );
  }
}

function* counted(lines: Iterable<Line>, report: (done: number) => void): Generator<Line> {
  let done = 0;
  for (const line of lines) {
    yield line;
    done += 1;
    if (done % REPORT_EVERY === 0) report(done);
  }
  report(done);
}
