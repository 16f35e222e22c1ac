import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { PLATFORMS } from '@/lib/contracts/platform';
import { DAY, MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { copyLines, type Line } from '@/prisma/bulk/copy-lines';

/** Skewed like life: the first business has a third of all rows, the last a handful. */
const SHARES = [70_000, 40_000, 30_000, 20_000, 15_000, 10_000, 8_000, 4_000, 2_000, 900, 90, 10] as const;
/** The rest only have accounts. */
const BUSINESSES = 1_000;
const DUE = 500;
const TABLES = [
  'published_posts',
  'metric_watches',
  'metric_snapshots',
  'scheduled_posts',
  'publish_attempts',
  'punctuality_hours',
  'social_accounts',
  'posts',
  'businesses',
];
const NOW = new Date(Date.UTC(2026, 10, 24, 12));
export const LARGEST = 'biz_0';
export const SMALLEST = `biz_${SHARES.length - 1}`;

const SCHEDULED_COLUMNS =
  'id, business_id, post_id, account_id, platform, task_id, status, scheduled_at, content, excerpt, updated_at';

/** 200,000 publications (a fifth watched, a tenth of those due) and 200,000 scheduled posts (9 of 10 long finished) over twelve businesses, by COPY. */
export async function seedPlanRows(client: pg.Client): Promise<void> {
  // VACUUM marks a page all-visible, which index-only scans need, only once the commit of its rows is on disk.
  await client.query('SET synchronous_commit = on');
  // The snapshot of an analyze that begins by itself keeps what earlier cases rolled back from being pruned.
  for (const table of TABLES) await client.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
  await copyLines(client, 'businesses (id, slug, name, time_zone, updated_at)', businesses());
  await copyLines(client, 'posts (id, business_id, content, source, updated_at)', compositions());
  await copyLines(
    client,
    'social_accounts (id, business_id, platform, kind, platform_user_id, display_name, connected_at, updated_at, metrics_due_at)',
    accounts(),
  );
  await copyLines(
    client,
    'published_posts (id, business_id, account_id, platform, platform_post_id, permalink, excerpt, scheduled_at, published_at)',
    publications(),
  );
  await copyLines(
    client,
    'metric_watches (published_post_id, business_id, account_id, published_at, due_at)',
    watches(),
  );
  await copyLines(client, 'metric_snapshots (published_post_id, captured_at, business_id, impressions)', snapshots());
  await copyLines(client, `scheduled_posts (${SCHEDULED_COLUMNS})`, scheduledPosts());
  await copyLines(
    client,
    'publish_attempts (id, business_id, scheduled_post_id, account_id, platform, number, fence, state, payload_fingerprint, requested_at, created_at, planned_at)',
    attempts(),
  );
  await copyLines(
    client,
    'punctuality_hours (hour, platform, kind, bucket, posts, worst_ms, worst_id)',
    countedHours(),
  );
  await client.query(
    "UPDATE scheduled_posts SET lease_expires_at = now() + interval '1 hour' WHERE id IN ('sch_0_0', 'sch_0_10')",
  );
  await client.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
}

/** 500 posts that became due in the last seconds, each of an account of its own. */
export const seedDuePosts = (client: pg.Client): Promise<void> =>
  copyLines(client, `scheduled_posts (${SCHEDULED_COLUMNS})`, duePosts());

/**
 * What is dead by now can be taken away by the next statement: no transaction of the server, in whichever database, is older.
 * A pruning page asks for no more than that, so other tests' long ones would keep it.
 */
export async function untilPrunable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ dead: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot()) AS dead');
  const isOlderLeft = async (): Promise<boolean> => {
    const { rowCount } = await client.query('SELECT 1 WHERE pg_snapshot_xmin(pg_current_snapshot()) < $1::xid8', [
      rows[0]?.dead,
    ]);
    return rowCount === 1;
  };
  while (await isOlderLeft()) await sleep(20);
}

const iso = (at: Date): string => at.toISOString();
const platformOf = (row: number): string => PLATFORMS[row % PLATFORMS.length] ?? PLATFORMS[0];
const EXCERPT = 'Our autumn roast is back: blackberry, cedar and a long finish. Come by and taste it this week';

function* businesses(): Generator<Line> {
  for (let index = 0; index < BUSINESSES; index++)
    yield [`biz_${index}`, `b-${index}`, `B ${index}`, 'Europe/Oslo', iso(NOW)];
}

function* compositions(): Generator<Line> {
  for (const [index] of SHARES.entries()) yield [`post_${index}`, `biz_${index}`, EXCERPT, 'user', iso(NOW)];
}

function* accounts(): Generator<Line> {
  for (let index = 0; index < BUSINESSES; index++) {
    for (const platform of PLATFORMS) {
      yield [
        `acc_${index}_${platform}`,
        `biz_${index}`,
        platform,
        'person',
        `u${index}`,
        `Account ${index}`,
        iso(NOW),
        iso(NOW),
        iso(index % 100 === 0 ? NOW : plus(new Date(), DAY)),
      ];
    }
  }
}

/** Every business's rows spread over the same 400 days. */
function* eachRow(): Generator<{ business: number; row: number; at: Date }> {
  for (const [business, share] of SHARES.entries()) {
    for (let row = 0; row < share; row++)
      yield { business, row, at: plus(NOW, -Math.floor((row * 400 * DAY) / share)) };
  }
}

function* publications(): Generator<Line> {
  for (const { business, row, at } of eachRow()) {
    const platform = platformOf(row);
    const id = `${business}_${row}`;
    yield [
      `pub_${id}`,
      `biz_${business}`,
      `acc_${business}_${platform}`,
      platform,
      `p${id}`,
      `https://example.com/p/${id}`,
      EXCERPT,
      iso(plus(at, -900)),
      iso(at),
    ];
  }
}

/** Of each account a fifth of its rows. */
function* eachWatched(): Generator<{ id: string; business: number; row: number; at: Date }> {
  for (const { business, row, at } of eachRow())
    if ((row >> 2) % 5 === 0) yield { id: `${business}_${row}`, business, row, at };
}

function* watches(): Generator<Line> {
  for (const { id, business, row, at } of eachWatched()) {
    const due = (row >> 2) % 50 === 0 ? plus(NOW, -MINUTE) : plus(new Date(), DAY);
    const isOver = NOW.getTime() - at.getTime() > 365 * DAY;
    yield [`pub_${id}`, `biz_${business}`, `acc_${business}_${platformOf(row)}`, iso(at), isOver ? null : iso(due)];
  }
}

function* snapshots(): Generator<Line> {
  for (const { id, business, row, at } of eachWatched())
    yield [`pub_${id}`, iso(plus(at, DAY)), `biz_${business}`, row];
}

function* scheduledPosts(): Generator<Line> {
  for (const { business, row, at } of eachRow()) {
    const platform = platformOf(row);
    const id = `${business}_${row}`;
    const future = row % 10 === 0;
    const status = future ? 'pending' : row % 97 === 0 ? 'failed' : 'published';
    const when = future ? plus(new Date(), 10 * MINUTE + row * MINUTE) : at;
    yield [
      `sch_${id}`,
      `biz_${business}`,
      `post_${business}`,
      `acc_${business}_${platform}`,
      platform,
      `task_${id}`,
      status,
      iso(when),
      EXCERPT,
      EXCERPT,
      iso(NOW),
    ];
  }
}

/** The first attempts of a third of the posts. */
function* attempts(): Generator<Line> {
  for (const { business, row, at } of eachRow()) {
    if (row % 3 !== 0) continue;
    const platform = platformOf(row);
    const id = `${business}_${row}`;
    const ids = [`att_${id}`, `biz_${business}`, `sch_${id}`, `acc_${business}_${platform}`];
    yield [...ids, platform, 1, 1, 'accepted', 'f', iso(plus(at, 20)), iso(plus(at, 5)), iso(at)];
  }
}

function* countedHours(): Generator<Line> {
  const hour = (hours: number): string => iso(plus(NOW, -hours * 60 * MINUTE));
  for (let hours = 2; hours < 35 * 24; hours++) {
    for (const platform of PLATFORMS) {
      for (let bucket = 0; bucket < 12; bucket++) yield [hour(hours), platform, 'sent', bucket, 10, bucket, 'sch_0_0'];
    }
  }
}

function* duePosts(): Generator<Line> {
  for (let index = 0; index < DUE; index++) {
    const platform = platformOf(index);
    yield [
      `sch_due_${String(index).padStart(3, '0')}`,
      `biz_${index}`,
      `post_${index % SHARES.length}`,
      `acc_${index}_${platform}`,
      platform,
      `task_due_${index}`,
      'pending',
      iso(plus(new Date(), index - 30 * SECOND)),
      EXCERPT,
      EXCERPT,
      iso(NOW),
    ];
  }
}
