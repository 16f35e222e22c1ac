import type pg from 'pg';
import { addToRollups, localDay, metricsOf } from '@/lib/data/db/statements/rollup-sums';
import { publicationId, READING_COLUMNS } from './rows';

/** Publications that are counted by one statement: few enough that what it sorts stays in memory. */
const PART = 250_000;

/** Each part is a span of ids, which is one of time: a day that two parts share is added up, as the product does it. */
export async function inParts(
  posts: number,
  fill: (from: string, before: string) => Promise<unknown>,
  onDone: (done: number) => void,
): Promise<void> {
  for (let from = 0; from < posts; from += PART) {
    const before = Math.min(posts, from + PART);
    await fill(publicationId(from), publicationId(before));
    onDone(before);
  }
}

/** The one snapshot of each publication is what was read of it at last. */
export const fillSnapshots = (client: pg.ClientBase, from: string, before: string): Promise<unknown> =>
  client.query(
    `INSERT INTO metric_snapshots (published_post_id, business_id, ${READING_COLUMNS})
     SELECT published_post_id, business_id, ${READING_COLUMNS} FROM latest_metrics
     WHERE published_post_id >= $1 AND published_post_id < $2 ORDER BY published_post_id`,
    [from, before],
  );

/** The days, by the sums of the product's own rebuild, of all businesses at once. */
export const fillRollups = (client: pg.ClientBase, from: string, before: string): Promise<unknown> =>
  client.query(
    addToRollups(`
      SELECT 1 AS sign, 1 AS posts, p.business_id, p.account_id, p.platform, ${localDay} AS day, s.captured_at AS read_at,
        ${metricsOf('s')}
      FROM published_posts p
      JOIN businesses z ON z.id = p.business_id
      LEFT JOIN latest_metrics s
        ON s.published_post_id = p.id AND s.published_post_id >= $1 AND s.published_post_id < $2
      WHERE p.id >= $1 AND p.id < $2`),
    [from, before],
  );
