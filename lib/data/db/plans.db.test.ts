import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { SCHEDULED_POST_STATUSES } from '@/lib/contracts/scheduled-posts';
import { buffersOf, explain, type PlanNode } from './explain';
import { LARGEST, SMALLEST, seedDuePosts, seedPlanRows, untilPrunable } from './plan-fixture';
import { byColumn, type Statement } from './sql';
import { activeAccounts } from './statements/accounts';
import { publicationWithId, takenIds } from './statements/attention';
import { type ClaimParams, claimDue, spaceAccounts } from './statements/claim';
import { dashboard } from './statements/dashboard';
import { markSending, openAttempts } from './statements/ledger';
import { postsToCheck } from './statements/media';
import { claimMetricsAccount, dueWatches, releaseMetricsAccount, settleReadings } from './statements/metrics';
import { postsOverdue } from './statements/networks';
import {
  CALENDAR_MAX_ROWS,
  calendarSpan,
  cancelByTask,
  NEWEST,
  platformPublications,
  recentPosts,
  recentPostsOfAccount,
  scheduledPage,
  scheduledPostOfTask,
  searchPosts,
} from './statements/posts';
import { attemptsByOutcome, countHours, forgetHours, latenessBetween, latenessByHours } from './statements/punctuality';
import { isOverdue, nextDue, overduePosts } from './statements/queue';
import { queueDepth } from './statements/queue-depth';
import { type SettledClaim, settleClaims } from './statements/settlement';

interface Expectation {
  name: string;
  statement: Statement<readonly unknown[], unknown>;
  params: readonly unknown[];
  index: string;
  /** Index Only Scan, and not one row of the table fetched. */
  indexOnly?: boolean;
  /** The few accounts of the business come along, by their own index and sorted. */
  withAccounts?: boolean;
  maxBuffers?: number;
}

const expectation = <Params extends readonly unknown[], Row>(
  name: string,
  statement: Statement<Params, Row>,
  params: Params,
  index: string,
  more: Pick<Expectation, 'indexOnly' | 'maxBuffers'> = {},
): Expectation => ({ name, statement: { name: statement.name, text: statement.text }, params, index, ...more });

const month = [new Date('2026-11-01T00:00:00Z'), new Date('2026-12-01T00:00:00Z')] as const;
const deep = new Date('2025-11-24T00:00:00Z');
const RECENT = 'idx_published_posts_business_published_desc';
const QUEUE = 'idx_scheduled_posts_pending_scheduled';
const CALENDAR = 'idx_scheduled_posts_business_status_scheduled';
const WATCHES = 'idx_metric_watches_account_due';
const TASK = 'idx_scheduled_posts_task';

const ATTEMPTS = 'idx_publish_attempts_created';
const lastHour = [new Date('2026-11-24T11:00:00Z'), new Date('2026-11-24T12:00:00Z')] as const;
const BOUNDS = [1, 10, 100, 1_000];

/** To find and lock 100 due posts. */
const FIND_BUFFERS = 220;
const CLAIM: ClaimParams = [
  ...(['worker', 60_000, 100, 100, new Date(0), ''] as const),
  [...PLATFORMS],
  [100, 100, 100, 100],
  [],
  [],
  [],
  ...([100, 1_000, 500, 1_000, []] as const),
];
/** Claims of two accounts, under a lease. */
const CLAIMED: [string[], string[]] = [
  ['sch_0_0', 'sch_0_10'],
  ['0', '0'],
];
const settlementOf = (id: string, place: number): SettledClaim => [
  ...([id, '0', '{pending,sending}', 'published', null, 1, null, null, null] as const),
  ...([`att_0_${place}`, 'accepted', 'OK', null, `p${place}`] as const),
  ...([`pub_new${place}`, 'https://example.com/p', lastHour[0], null, lastHour[1]] as const),
];
const ATTEMPTS_OF = 'uq_publish_attempts_scheduled_number';
const LANES = 'account_lanes_pkey';
const METRICS_QUEUE = 'idx_social_accounts_metrics_due';
const READINGS = JSON.stringify([
  { id: 'pub_0_0', seen: '2026-11-24T11:59:00Z', due: null, unchanged: 0, gone: true, kept: true, impressions: 1 },
]);

const both = (of: (business: string) => Expectation): Expectation[] => [of(LARGEST), of(SMALLEST)];

const reads: Expectation[] = [
  expectation('account look-up', activeAccounts, [LARGEST, 'x'], 'idx_social_accounts_business_platform_active'),
  ...both((business) =>
    expectation(`recent posts of ${business}`, recentPosts, [business, NEWEST.at, NEWEST.id, 20], RECENT, {
      indexOnly: true,
      maxBuffers: 6,
    }),
  ),
  expectation('recent posts, deep', recentPosts, [LARGEST, deep, '~', 20], RECENT, { indexOnly: true, maxBuffers: 7 }),
  ...both((business) =>
    expectation(
      `recent posts of an account of ${business}`,
      recentPostsOfAccount,
      [business, NEWEST.at, NEWEST.id, 20, `acc_${business.slice(4)}_x`, deep],
      'idx_published_posts_business_account_published',
    ),
  ),
  ...both((business) =>
    expectation(
      `posts of ${business} by words that none has`,
      searchPosts,
      [business, NEWEST.at, NEWEST.id, 21, deep, 'x', null, 'published', ['%zebra%']],
      RECENT,
      { indexOnly: true, maxBuffers: 700 },
    ),
  ),
  expectation(
    'posts by words, the first page',
    searchPosts,
    [LARGEST, NEWEST.at, NEWEST.id, 21, deep, null, null, null, ['%ROAST%']],
    RECENT,
    { indexOnly: true, maxBuffers: 8 },
  ),
  expectation(
    'ids that are taken',
    takenIds,
    [LARGEST, `acc_${LARGEST.slice(4)}_x`, new Date('2026-11-24T00:00:00Z'), 'sch_0', ['p']],
    'uq_published_posts_account_platform_post',
  ),
  expectation(
    'the publication with an id',
    publicationWithId,
    [`acc_${LARGEST.slice(4)}_x`, 'p'],
    'uq_published_posts_account_platform_post',
  ),
  expectation('platform analytics', platformPublications, ['x', ...month], 'idx_published_posts_platform_published', {
    indexOnly: true,
  }),
  ...[RECENT, CALENDAR, 'idx_social_accounts_business_platform_active'].flatMap((index) =>
    both((business) => expectation('the dashboard', dashboard, [business, month[0], 8, 'Europe/Oslo'], index)),
  ),
  expectation(
    'posts whose files are looked at',
    postsToCheck,
    [['facebook', 'instagram'], 900_000, 120_000, 50],
    QUEUE,
  ),
  expectation('posts that wait past their time', postsOverdue, [], QUEUE, { indexOnly: true }),
  expectation('depth of the queue', queueDepth, [60_000], QUEUE),
  expectation('depth of the queue: what is stuck', queueDepth, [60_000], 'idx_scheduled_posts_stuck'),
  expectation('lateness of the last hour', latenessBetween, [...lastHour, BOUNDS], ATTEMPTS),
  expectation('attempts of an hour by outcome', attemptsByOutcome, [...lastHour], ATTEMPTS),
  expectation(
    'lateness of seven days',
    latenessByHours,
    [new Date('2026-11-17T12:00:00Z'), lastHour[1]],
    'punctuality_hours_pkey',
    {
      maxBuffers: 250,
    },
  ),
  expectation('next due', nextDue, [], QUEUE, { maxBuffers: 8 }),
  expectation('whether anything is overdue', isOverdue, [], QUEUE),
  ...both((business) =>
    expectation(`calendar month of ${business}`, calendarSpan, [business, ...month, CALENDAR_MAX_ROWS], CALENDAR, {
      ...{ indexOnly: true, withAccounts: true },
    }),
  ),
  expectation(
    'a page of scheduled posts',
    scheduledPage(SCHEDULED_POST_STATUSES),
    [LARGEST, ...month, 21, month[0], ''],
    CALENDAR,
    { indexOnly: true },
  ),
  expectation('a page of one status', scheduledPage(['pending']), [LARGEST, ...month, 21, month[0], ''], CALENDAR, {
    indexOnly: true,
  }),
  expectation('due watches', dueWatches, ['acc_0_linkedin', 200], WATCHES, { maxBuffers: 3_500 }),
  expectation('task look-up', scheduledPostOfTask, [LARGEST, 'task_0_7'], TASK, { maxBuffers: 6 }),
];

/** After the reads: even rolled back, a write unmarks its pages as all-visible. */
const writes: Expectation[] = [
  expectation('forgetting of counted hours', forgetHours, [...lastHour, 86_400_000], 'punctuality_hours_pkey', {
    maxBuffers: 40_000,
  }),
  expectation('count of an hour anew', countHours, [...lastHour, BOUNDS], ATTEMPTS),
  // To write a lease costs three a row, whatever lies around: the row, its new version, and the old one for foreign keys.
  expectation('due claim', claimDue, CLAIM, QUEUE, { maxBuffers: 100 * 3 + FIND_BUFFERS }),
  expectation('overdue posts', overduePosts, [500], QUEUE),
  expectation('spacing of an account', spaceAccounts, [['acc_1_x'], 1_000], 'idx_scheduled_posts_account_status'),
  expectation('opening of attempts', openAttempts, [...CLAIMED, ['a', 'b'], ['', '']], ATTEMPTS_OF, { maxBuffers: 60 }),
  expectation('marks before sending', markSending, [...CLAIMED, ['att_0_0', 'att_0_10'], 1_000, 1_000], LANES, {
    maxBuffers: 200,
  }),
  expectation('settlement of claims', settleClaims, byColumn(CLAIMED[0].map(settlementOf)), 'scheduled_posts_pkey', {
    maxBuffers: 300,
  }),
  expectation('cancel by task', cancelByTask, [LARGEST, 'task_0_10'], TASK),
  expectation('claim of an account for its numbers', claimMetricsAccount, ['x', 60_000], METRICS_QUEUE, {
    maxBuffers: 100,
  }),
  expectation(
    'settlement of readings',
    settleReadings,
    [READINGS, new Date('2026-11-24T12:00:00Z')],
    'metric_watches_pkey',
  ),
  expectation(
    'release of an account',
    releaseMetricsAccount,
    ['acc_0_x', new Date('2026-11-24T12:00:00Z'), null, 0, null, null],
    'social_accounts_pkey',
  ),
];

const SORTS = ['Sort', 'Incremental Sort'];
/** Sums over one stretch of time, gathered by its index. */
const SUMS = [
  'lateness of the last hour',
  'lateness of seven days',
  'attempts of an hour by outcome',
  'count of an hour anew',
  'forgetting of counted hours',
  'rank of posts',
  'posts by weekday and hour',
];
/** A claim orders the rows of its window, which are few; readings and groups of claims are written in the order of what they lock. */
const mayAggregate = new Set([
  'marks before sending',
  'settlement of claims',
  'settlement of readings',
  'the dashboard',
  'depth of the queue',
  'depth of the queue: what is stuck',
  'due claim',
]);
/** All due or waiting posts of one account are gathered by their index and put in order of their worth, which changes with time. */
const mayGather = new Set(['due watches', 'spacing of an account', ...SUMS]);

describe('plans of the hot statements over 400,000 rows', () => {
  let client: pg.Client;

  beforeAll(async () => {
    client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await seedPlanRows(client);
  }, 300_000);
  afterAll(() => client.end());

  const inBothModes = (list: Expectation[]) =>
    (['force_custom_plan', 'force_generic_plan'] as const).flatMap((mode) => list.map((it) => ({ ...it, mode })));

  it.each(inBothModes(reads))('$name, $mode', (expected) => holds(client, expected));

  describe('that write', () => {
    // A claim looks back a minute, which the reads may have taken.
    beforeAll(() => seedDuePosts(client));
    // Rows of the case before would be found again, and leave no room beside the new ones.
    beforeEach(() => untilPrunable(client), 25_000);

    it.each(inBothModes(writes))('$name, $mode', (expected) => holds(client, expected));

    it.each(['force_custom_plan', 'force_generic_plan'] as const)(
      'a claim finds and locks cheaply, %s',
      async (mode) => {
        const { nodes } = await explain(client, claimDue, CLAIM, mode);
        const seen = nodes.find((node) => node['Subplan Name'] === 'CTE seen');
        expect(seen && buffersOf(seen)).toBeLessThanOrEqual(FIND_BUFFERS);
      },
    );
  });
});

async function holds(
  client: pg.Client,
  {
    name,
    mode,
    statement,
    params,
    index,
    indexOnly,
    withAccounts,
    maxBuffers,
  }: Expectation & { mode: Parameters<typeof explain>[3] },
): Promise<void> {
  const { nodes: all, buffers } = await explain(client, statement, params, mode);
  const nodes = withAccounts ? all.filter((node) => !isOfAccounts(node)) : all;
  const types = nodes.map((node) => node['Node Type']);
  const drawn = JSON.stringify(nodes.map(short));

  expect(
    nodes.map((node) => node['Index Name']),
    drawn,
  ).toContain(index);
  expect(scannedWhole(nodes), drawn).toEqual([]);
  if (!mayGather.has(name)) expect(types, drawn).not.toContain('Bitmap Heap Scan');
  if (!mayGather.has(name) && !mayAggregate.has(name))
    for (const sort of SORTS) expect(types, drawn).not.toContain(sort);
  if (indexOnly) {
    expect(types, drawn).not.toContain('Index Scan');
    expect(
      nodes.reduce((sum, node) => sum + (node['Heap Fetches'] ?? 0), 0),
      drawn,
    ).toBe(0);
  }
  if (maxBuffers !== undefined) expect(buffers, drawn).toBeLessThanOrEqual(maxBuffers);
}

const isOfAccounts = ({ 'Relation Name': relation, 'Node Type': type, Plans: plans = [] }: PlanNode): boolean =>
  relation === 'social_accounts' || (type === 'Sort' && plans.length > 0 && plans.every(isOfAccounts));

/** Networks that rest are four rows at most. */
const scannedWhole = (nodes: PlanNode[]): PlanNode[] =>
  nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== 'platform_pauses');

const short = (node: PlanNode): string =>
  `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''}`.trim();
