import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '@/lib/contracts/platform';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { claimDuePosts, FIRST } from './claim-due-posts';
import { claimDueRows } from './claim-fixture';
import { planOverduePosts } from './plan-overdue-posts';

type Business = Awaited<ReturnType<typeof createBusiness>>;
let business: Business;

beforeEach(async () => {
  await prisma().scheduledPost.deleteMany({});
  business = await createBusiness();
});
afterAll(() => pool().stop());

const account = (platform: Platform = 'x', of: Business = business) => createAccount(of, platform);
const due = async (secondsAgo: number, given: { account?: { id: string; platform: Platform }; of?: Business } = {}) =>
  createScheduledPost(given.of ?? business, given.account ?? (await account('x', given.of)), {
    scheduledAt: plus(new Date(), -secondsAgo * SECOND),
  });
const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();
const read = (id: string) => prisma().scheduledPost.findUniqueOrThrow({ where: { id } });

describe('a claim', () => {
  it('takes one post of an account and puts its others off, each a gap after the one before', async () => {
    const same = await account();
    const [first, second, third] = [
      await due(5, { account: same }),
      await due(4, { account: same }),
      await due(3, { account: same }),
    ];
    const other = await due(2);
    expect(idsOf(await claimDueRows())).toEqual([first.id, other.id].sort());
    const waits = await Promise.all([second, third].map(async ({ id }) => (await read(id)).notBefore?.getTime() ?? 0));
    expect((waits[1] ?? 0) - (waits[0] ?? 0)).toBe(1_000);
  });

  it('takes none of an account of which a post is under way', async () => {
    const same = await account();
    const [first] = [await due(5, { account: same })];
    const [row] = await claimDueRows();
    expect(row?.id).toBe(first.id);
    const next = await due(1, { account: same });
    expect(await claimDueRows({ underWay: row ? [row] : [] })).toEqual([]);
    expect((await read(next.id)).notBefore?.getTime()).toBeGreaterThan(Date.now());
  });

  it('spaces a crowd of one account as a whole', async () => {
    const same = await account();
    for (let number = 0; number < 30; number++) await due(30 - number, { account: same });
    await claimDueRows({ free: 5, window: 10 });
    const waiting = await prisma().scheduledPost.findMany({
      where: { notBefore: { not: null } },
      orderBy: { scheduledAt: 'asc' },
    });
    expect(waiting).toHaveLength(29);
    const times = waiting.map(({ notBefore }) => notBefore?.getTime() ?? 0);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(28_000);
  });

  it('takes businesses in turn', async () => {
    for (let number = 0; number < 10; number++) await due(20);
    const small = await createBusiness();
    const theirs = await due(1, { of: small });
    expect(idsOf(await claimDueRows({ free: 2 }))).toContain(theirs.id);
  });

  it('keeps a business within what it may have under way, and goes on behind it', async () => {
    for (let number = 0; number < 10; number++) await due(20);
    const small = await createBusiness();
    const theirs = await due(1, { of: small });
    const request = { worker: 'w', leaseMs: MINUTE, free: 5, window: 5, underWay: [], businessMax: 3 };
    const networkMax = { linkedin: 9, x: 9, facebook: 9, instagram: 9 };
    const first = await claimDuePosts({ ...request, networkMax, after: FIRST });
    expect(first.rows).toHaveLength(3);
    expect(first.next).not.toBeNull();
    const all = { ...request, networkMax, window: 20, underWay: first.rows };
    expect(idsOf((await claimDuePosts({ ...all, after: first.next ?? FIRST })).rows)).toEqual([theirs.id]);
  });

  it('keeps a network within its room, and leaves what it passes over where it is', async () => {
    const networkMax = { linkedin: 1, x: 2, facebook: 0, instagram: 0 };
    for (const platform of ['linkedin', 'linkedin', 'x', 'x', 'x', 'facebook'] as const) {
      await due(3, { account: await account(platform) });
    }
    const rows = await claimDueRows({ networkMax });
    expect(rows.map(({ platform }) => platform).sort()).toEqual(['linkedin', 'x', 'x']);
    expect(await prisma().scheduledPost.count({ where: { notBefore: { not: null } } })).toBe(0);
  });

  it('is no claim of what is overdue: that is planned anew first', async () => {
    const { id } = await due(90);
    expect(await claimDueRows()).toEqual([]);
    expect(await planOverduePosts()).toEqual({ pending: 1, needsAttention: 0, cancelled: 0 });
    expect(idsOf(await claimDueRows())).toEqual([id]);
  });
});

describe('what is overdue', () => {
  const policy = (latePolicy: 'ask' | 'skip') =>
    prisma().business.update({ where: { id: business.id }, data: { latePolicy, lateLimitMinutes: 30 } });

  it('goes out spaced, and past a few of one account a person is asked', async () => {
    const same = await account();
    for (let number = 0; number < 12; number++) await due(600 - number, { account: same });
    expect(await planOverduePosts()).toEqual({ pending: 10, needsAttention: 2, cancelled: 0 });
    expect(await claimDueRows()).toHaveLength(1);
    expect(await planOverduePosts()).toEqual({ pending: 0, needsAttention: 0, cancelled: 0 });
  });

  it('counts what is on its way already when more becomes overdue', async () => {
    const same = await account();
    for (let number = 0; number < 10; number++) await due(600 - number, { account: same });
    await planOverduePosts();
    await due(300, { account: same });
    expect(await planOverduePosts()).toEqual({ pending: 1, needsAttention: 0, cancelled: 0 });
    const { rows } = await pool().query<{ minutes: number[] }>(
      `SELECT array_agg(round(extract(epoch FROM not_before - now()) / 60)::int ORDER BY not_before) AS minutes
       FROM scheduled_posts`,
    );
    expect(rows[0]?.minutes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
  });

  it.each([
    ['ask', 'needs_attention'],
    ['skip', 'cancelled'],
  ] as const)('past the limit of its business goes by the policy %s', async (latePolicy, status) => {
    await policy(latePolicy);
    const [late, inTime] = [await due(31 * 60), await due(29 * 60)];
    await planOverduePosts();
    expect(await read(late.id)).toMatchObject({ status, errorCode: 'missed_window' });
    expect(await read(inTime.id)).toMatchObject({ status: 'pending' });
  });

  it('is not what waits for a later time, nor what is under a lease', async () => {
    const { id } = await due(90);
    await prisma().scheduledPost.update({ where: { id }, data: { notBefore: plus(new Date(), MINUTE) } });
    const leased = await due(90);
    await prisma().scheduledPost.update({
      where: { id: leased.id },
      data: { leaseExpiresAt: plus(new Date(), MINUTE) },
    });
    expect(await planOverduePosts()).toEqual({ pending: 0, needsAttention: 0, cancelled: 0 });
  });
});
