import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dashboardCache } from '@/lib/data/cache/instances';
import { pool } from '@/lib/data/db/pool';
import { statementsOf } from '@/lib/data/db/statements-fixture';
import { withTransaction } from '@/lib/data/db/transaction';
import { disconnectAccount } from '@/lib/domain/accounts/disconnect-account';
import { recordEvent } from '@/lib/domain/audit/record-event';
import { cancelScheduledPost } from '@/lib/domain/posts/cancel-scheduled-post';
import { schedulePost } from '@/lib/domain/posts/schedule-post';
import { recordSettlement } from '@/lib/domain/publishing/record-settlement';
import { settle } from '@/lib/domain/publishing/state-machine';
import { DAY, HOUR, plus } from '@/lib/foundation/time';
import {
  createAccount,
  createBusiness,
  createContext,
  createPublication,
  createScheduledPost,
} from '@/prisma/factories';
import { cachedAccountNames } from './accounts';
import { cachedDashboard, cachedFirstScreen } from './dashboard';
import { readVersion } from './version';

// What Next does above our cache is its own test's; here is no request.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }));

// Without a store a generation is believed for some seconds: none of them passes here.
beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => {
  vi.useRealTimers();
  return pool().stop();
});

it('shows each acknowledged write at once, and asks the database once for any number of readers', async () => {
  const ctx = await createContext();
  const account = await createAccount(ctx.business, 'x');
  expect((await cachedDashboard(ctx)).next).toEqual([]);

  const composed = { accountIds: [account.id], content: 'Hello', mediaIds: [], options: {}, variants: {} };
  const scheduledAt = plus(new Date(), HOUR).toISOString();
  const { data } = await schedulePost(ctx, { ...composed, scheduledAt });
  const loads = dashboardCache().snapshot().load;
  const shown = await Promise.all(Array.from({ length: 50 }, () => cachedDashboard(ctx)));
  expect(shown.every(({ next }) => next.length === 1)).toBe(true);
  expect(dashboardCache().snapshot().load).toBe(loads + 1);

  await cancelScheduledPost(ctx, data[0]?.id ?? '');
  expect((await cachedDashboard(ctx)).next).toEqual([]);
});

it('shows what a worker settled', async () => {
  const ctx = await createContext();
  const account = await createAccount(ctx.business, 'x');
  const { id } = await createScheduledPost(ctx.business, account, { status: 'sending' });
  expect((await cachedDashboard(ctx)).troubled).toEqual([]);
  const row = { id, fence: '0', attempts: 0, progress: null, business_id: ctx.business.id, account_id: account.id };
  const outcome = { kind: 'INVALID_CONTENT', code: 'too_long', detail: 'The text is too long.' } as const;
  const facts = { now: ctx.now, attempts: 0, openedAt: ctx.now, readLagMs: 0, wasDoubted: false };
  const settled = await recordSettlement({
    ...{ row: { ...row, platform: 'x' as const }, from: ['sending'], attemptId: null, outcome, now: ctx.now },
    settlement: settle(outcome, facts),
  });
  expect(settled).toBe(true);
  expect((await cachedDashboard(ctx)).troubled).toMatchObject([{ id, status: 'failed' }]);
});

/** The budget is four; the look-up of the session, which is never cached, and of workers by the shell come besides. */
describe('the statements for the data of a page', () => {
  it('are two of the first screen, one more while an account ends soon, and none when it is warm', async () => {
    const ctx = await createContext();
    const account = await createAccount(ctx.business, 'x');
    await createScheduledPost(ctx.business, account);
    expect(await statementsOf(() => cachedFirstScreen(ctx))).toBe(2);
    expect(await statementsOf(() => cachedFirstScreen(ctx))).toBe(0);

    await disconnectAccount(ctx, account.id);
    const tokenExpiresAt = plus(ctx.now, DAY);
    const ending = await createAccount(ctx.business, 'linkedin', { kind: 'page', tokenExpiresAt });
    await createScheduledPost(ctx.business, ending, { scheduledAt: plus(tokenExpiresAt, HOUR) });
    expect(await statementsOf(() => cachedFirstScreen(ctx))).toBe(3);
    expect(await statementsOf(() => cachedFirstScreen(ctx))).toBe(0);
    const warning = { level: 'urgent', endsAt: tokenExpiresAt.toISOString(), postsAtRisk: 1 };
    expect((await cachedDashboard(ctx)).atRisk).toMatchObject([{ id: ending.id, kind: 'page', warning }]);
  });

  it('are one of the names of accounts, and none when they are warm', async () => {
    const ctx = await createContext();
    const account = await createAccount(ctx.business, 'x', { displayName: 'Roastery' });
    expect(await statementsOf(() => cachedAccountNames(ctx))).toBe(1);
    expect(await statementsOf(() => cachedAccountNames(ctx))).toBe(0);
    await disconnectAccount(ctx, account.id);
    const named = { id: account.id, platform: 'x', displayName: 'Roastery', status: 'disconnected' };
    expect(await cachedAccountNames(ctx)).toEqual([named]);
  });
});

it('has a version that stands until something of the business changes', async () => {
  const ctx = await createContext();
  const account = await createAccount(ctx.business, 'x');
  const versionOf = async (of = ctx) => (await readVersion(of)).version;
  const before = await versionOf();
  expect(await statementsOf(async () => expect(await versionOf()).toBe(before))).toBe(0);
  expect(await versionOf(await createContext())).not.toBe(before);
  await disconnectAccount(ctx, account.id);
  const after = await versionOf();
  expect(after).not.toBe(before);
  expect(await versionOf({ ...ctx, now: plus(ctx.now, DAY) })).not.toBe(after);
});

it('counts what was published on the days that its chart shows', async () => {
  const business = await createBusiness({ timeZone: 'Europe/Oslo' });
  const ctx = await createContext(business, new Date('2026-11-26T09:00:00Z'));
  const account = await createAccount(business, 'x');
  await createPublication(business, account, { publishedAt: new Date('2026-10-27T22:59:59Z') });
  await createPublication(business, account, { publishedAt: new Date('2026-10-27T23:00:00Z') });
  const { dashboard, series } = await cachedFirstScreen(ctx);
  expect([series.points.length, series.points[0]?.from]).toEqual([30, '2026-10-28']);
  expect(dashboard.totals).toMatchObject({ published: 1, byDay: [{ day: '2026-10-28', published: 1 }] });
});

it('is another for each business', async () => {
  const [one, other] = [await createContext(), await createContext()];
  const account = await createAccount(one.business, 'x');
  await createScheduledPost(one.business, account);
  expect((await cachedDashboard(one)).next).toHaveLength(1);
  expect((await cachedDashboard(other)).next).toEqual([]);
});

it('is not asked for by who may not read', async () => {
  const ctx = await createContext();
  const stranger = { ...ctx, actor: { type: 'api_key' as const, id: 'key', scopes: [] } };
  await cachedDashboard(ctx);
  await expect(cachedDashboard(stranger)).rejects.toMatchObject({ code: 'forbidden' });
});

it('is kept when a transaction that would change it rolls back', async () => {
  const ctx = await createContext();
  await cachedDashboard(ctx);
  const loads = dashboardCache().snapshot().load;
  const entry = { action: 'business.changed', subjectType: 'business', subjectId: ctx.business.id, data: {} };
  const rolledBack = withTransaction(async (tx) => {
    await recordEvent(tx, ctx, entry);
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await cachedDashboard(ctx);
  expect(dashboardCache().snapshot().load).toBe(loads);
});
