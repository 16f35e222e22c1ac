import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '@/lib/contracts/metrics';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { withStatements } from '@/lib/data/db/transaction';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import { createAccount, createContext } from '@/prisma/factories';
import { updateBusiness } from '../businesses/update-business';
import type { BusinessContext } from '../context';
import { rebuildRollups } from './rebuild-rollups';
import { dueTimes, keptDays, keptLatest, type Numbers, publish, rawDays, rawLatest, settle } from './rollup-fixture';

afterAll(() => pool().stop());

/** Half hours, a day that was left out (Apia), midnights that are skipped or come twice (São Paulo, Havana). */
const ZONES = [
  'Europe/Oslo',
  'UTC',
  'Asia/Kathmandu',
  'America/New_York',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'America/Havana',
];
const EDGES = [
  '2026-03-29T01:00:00Z',
  '2026-10-24T22:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-11-01T04:00:00Z',
  '2011-12-30T10:00:00Z',
  '2018-11-04T03:00:00Z',
  '2025-12-31T23:00:00Z',
].map((text) => new Date(text));
const READ_AT = new Date('2026-11-26T12:00:00Z');

const metric = fc.option(fc.oneof(fc.nat(5), fc.nat(2_000_000_000_000)));
const values = fc.record(Object.fromEntries(METRIC_NAMES.map((name) => [name, metric])));
const some = fc.array(fc.record({ post: fc.nat(), values }), { minLength: 1, maxLength: 4 });
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('read' as const), some, atMinute: fc.integer({ min: 0, max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('twice' as const), some, other: some }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      account: fc.nat(1),
      edge: fc.nat(),
      aside: fc.integer({ min: -90, max: 90 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), zone: fc.constantFrom(...ZONES) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebuild' as const), some }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

let ctx: BusinessContext;
let accounts: [Account, Account];
type Account = Awaited<ReturnType<typeof createAccount>>;
let posts: string[];

beforeEach(async () => {
  ctx = await createContext();
  accounts = [await createAccount(ctx.business, 'x'), await createAccount(ctx.business, 'facebook')];
  posts = [];
});

const publishAt = async (account: number, at: Date): Promise<void> => {
  posts.push(await publish(ctx.business, accounts[account] ?? accounts[0], at));
};
const chosen = (given: { post: number; values: Numbers['values'] }[]): Numbers[] => {
  const byId = new Map(given.map(({ post, values }) => [posts[post % posts.length] ?? '', values]));
  return [...byId].map(([id, its]) => ({ id, values: its }));
};
const expectRaw = async (): Promise<void> => {
  expect(await keptDays(ctx.business.id)).toEqual(await rawDays(ctx.business.id));
  expect(await keptLatest(ctx.business.id)).toEqual(await rawLatest(ctx.business.id));
};
const rebuild = () => withStatements((client) => rebuildRollups(client, ctx.business.id));

async function perform(step: Act, index: number): Promise<unknown> {
  switch (step.kind) {
    case 'publish':
      return publishAt(step.account, plus(EDGES[step.edge % EDGES.length] ?? READ_AT, step.aside * MINUTE));
    case 'read':
      return settle(chosen(step.some), plus(READ_AT, step.atMinute * MINUTE), await dueTimes(posts));
    case 'twice': {
      // Both have seen the same: of a post that both read, one of them counts.
      const seen = await dueTimes(posts);
      const at = plus(READ_AT, HOUR + index * MINUTE);
      return Promise.all([settle(chosen(step.some), at, seen), settle(chosen(step.other), plus(at, 1), seen)]);
    }
    case 'move':
      return updateBusiness(ctx, { timeZone: step.zone });
    case 'rebuild': {
      const seen = await dueTimes(posts);
      const at = plus(READ_AT, 2 * HOUR + index * MINUTE);
      return Promise.all([rebuild(), settle(chosen(step.some), at, seen), publishAt(0, plus(READ_AT, -HOUR))]);
    }
  }
}

describe('the days of a business', () => {
  it('are what its publications and their last snapshots say, whatever happens in whatever order', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(act, { minLength: 1, maxLength: 10 }),
          fc.constantFrom(...ZONES),
          async (steps, zone) => {
            await prisma().business.update({ where: { id: ctx.business.id }, data: { timeZone: zone } });
            await publishAt(0, READ_AT);
            await publishAt(1, plus(READ_AT, -HOUR));
            for (const [index, step] of steps.entries()) await perform(step, index);
            await expectRaw();
          },
        )
        .beforeEach(async () => {
          await pool().query('TRUNCATE published_posts, daily_rollups CASCADE');
          posts = [];
        }),
      { numRuns: 40 },
    );
  });

  it('hold under many writers at once, and nobody waits for ever', async () => {
    for (let at = 0; at < 12; at++) await publishAt(at % 2, plus(READ_AT, -at * 5 * HOUR));
    const work = Array.from({ length: 24 }, async (_, index) => {
      const numbers = posts
        .filter((__, post) => (post + index) % 3 !== 0)
        .map((id) => ({ id, values: { reach: index } }));
      if (index % 8 === 3) await rebuild();
      if (index % 8 === 7) await updateBusiness(ctx, { timeZone: ZONES[index % ZONES.length] ?? 'UTC' });
      await publishAt(index % 2, plus(READ_AT, -index * HOUR));
      await settle(index % 2 ? numbers : numbers.reverse(), plus(READ_AT, index * MINUTE), await dueTimes(posts));
    });
    await Promise.all(work);
    await expectRaw();
    expect((await keptDays(ctx.business.id)).length).toBeGreaterThan(3);
    expect(await keptLatest(ctx.business.id)).not.toEqual([]);
  });

  it('keep a post that its network no longer has, with its last numbers', async () => {
    await publishAt(0, READ_AT);
    await settle([{ id: posts[0] ?? '', values: { reactions: 2, clicks: 0 } }], READ_AT, await dueTimes(posts));
    await prisma().publishedPost.updateMany({ where: { id: { in: posts } }, data: { status: 'deleted' } });
    await rebuild();
    expect(await keptDays(ctx.business.id)).toMatchObject([
      { posts: 1, engagements: '2', engagements_posts: 1, clicks: '0', clicks_posts: 1, reach: '0', reach_posts: 0 },
    ]);
  });

  it('are found again by a rebuild, as are the latest numbers, whatever came or went by hand', async () => {
    for (const values of [{ reach: 1 }, { reach: 2 }, { reach: 3 }]) {
      await publishAt(0, READ_AT);
      const id = posts.at(-1) ?? '';
      await settle([{ id, values }], READ_AT, await dueTimes([id]));
    }
    const [forgotten, groundless, wrong] = posts;
    await pool().query('DELETE FROM latest_metrics WHERE published_post_id = $1', [forgotten]);
    await pool().query('DELETE FROM metric_snapshots WHERE published_post_id = $1', [groundless]);
    await pool().query('UPDATE latest_metrics SET reach = 9, captured_at = now() WHERE published_post_id = $1', [
      wrong,
    ]);
    await rebuild();
    await expectRaw();
    expect(await keptLatest(ctx.business.id)).toHaveLength(2);
  });

  it('go with their account and their business', async () => {
    await publishAt(0, READ_AT);
    await prisma().publishedPost.deleteMany({ where: { id: { in: posts } } });
    await prisma().scheduledPost.deleteMany({ where: { accountId: accounts[0].id } });
    await prisma().socialAccount.delete({ where: { id: accounts[0].id } });
    expect(await keptDays(ctx.business.id)).toEqual([]);
    await publishAt(1, READ_AT);
    await prisma().business.delete({ where: { id: ctx.business.id } });
    expect(await prisma().dailyRollup.count({ where: { businessId: ctx.business.id } })).toBe(0);
  });
});
