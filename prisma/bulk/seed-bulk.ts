import type pg from 'pg';
import { rebuildRollups } from '@/lib/domain/analytics/rebuild-rollups';
import { SeededRandom } from '@/lib/foundation/seeded-random';
import { Refusal } from '@/scripts/launch/refusal';
import { copyLines, type Line } from './copy-lines';
import {
  ACCOUNT_COLUMNS,
  accountRows,
  BUSINESS_COLUMNS,
  bulkBusinessId,
  businessRows,
  PUBLICATION_COLUMNS,
  publicationRows,
  SNAPSHOT_COLUMNS,
  snapshotRows,
} from './rows';
import { zipfShares } from './shares';

export interface BulkOptions {
  businesses: number;
  posts: number;
  seed: number;
  now: Date;
}

/** What is under way, and how far it is. `total` is close for snapshots, exact otherwise. */
export interface BulkProgress {
  step: string;
  done: number;
  total: number;
}

const REPORT_EVERY = 10_000;
const TABLES = [
  'businesses',
  'social_accounts',
  'published_posts',
  'metric_snapshots',
  'latest_metrics',
  'daily_rollups',
];

/**
 * Fills a migrated database with a history by COPY: businesses of Zipf's sizes with four accounts each, their publications of
 * two years, the numbers of the last one, and rollups by the product's own rebuild. The rows come all or not at all.
 * @throws Refusal when an earlier one stands in the database
 */
export async function seedBulk(
  client: pg.Client,
  { businesses, posts, seed, now }: BulkOptions,
  report: (progress: BulkProgress) => void,
): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM businesses WHERE id = $1', [bulkBusinessId(0)]);
  if (rowCount) throw new Refusal('The database holds an earlier bulk seed. Use an empty database.');
  const plan = { shares: zipfShares(businesses, posts), now };
  const copy = (target: string, lines: Iterable<Line>, total: number): Promise<void> =>
    copyLines(
      client,
      target,
      counted(lines, (done) => report({ step: target.split(' ')[0] ?? target, done, total })),
    );
  await inTransaction(client, async () => {
    await copy(BUSINESS_COLUMNS, businessRows(plan), businesses);
    await copy(ACCOUNT_COLUMNS, accountRows(plan), businesses * 4);
    await copy(PUBLICATION_COLUMNS, publicationRows(plan), posts);
    await copy(SNAPSHOT_COLUMNS, snapshotRows(plan, new SeededRandom(seed)), Math.ceil(posts / 2));
  });
  report({ step: 'planner statistics', done: 0, total: 1 });
  await client.query(`ANALYZE ${TABLES.slice(0, 4).join(', ')}`);
  for (let index = 0; index < businesses; index++) {
    await inTransaction(client, () => rebuildRollups(client, bulkBusinessId(index)));
    report({ step: 'rollups', done: index + 1, total: businesses });
  }
  report({ step: 'vacuum', done: 0, total: 1 });
  await client.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
  report({ step: 'vacuum', done: 1, total: 1 });
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

async function inTransaction(client: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
