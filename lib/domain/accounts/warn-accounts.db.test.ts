import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { DAY, plus } from '@/lib/foundation/time';
import { createAccount, createBusiness, createContext, createMember, createScheduledPost } from '@/prisma/factories';
import { listAccounts } from './list-accounts';
import { warnAccounts } from './warn-accounts';

const now = new Date();
let business: Awaited<ReturnType<typeof createBusiness>>;
beforeEach(async () => {
  business = await createBusiness();
});
afterAll(() => pool().stop());

const call = (at = now) => ({ signal: AbortSignal.timeout(10_000), now: at });
const stages = async () =>
  (await prisma().auditEvent.findMany({ where: { businessId: business.id }, orderBy: { createdAt: 'asc' } })).map(
    ({ action, data }) => [action, (data as { days: number }).days],
  );
const mails = () => prisma().$queryRaw<{ payload: { to: string; subject: string; text: string } }[]>`
  SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE t.identifier = 'send-mail'`;
const warningOf = async (id: string, at = now) =>
  (await listAccounts(await createContext(business, at))).data.find((account) => account.id === id)?.warning;

describe('an account that ends', () => {
  it('shows the posts that it puts at risk, and only those', async () => {
    const account = await createAccount(business, 'linkedin', { tokenExpiresAt: plus(now, 5 * DAY) });
    const on = (days: number, given = {}) =>
      createScheduledPost(business, account, { scheduledAt: plus(now, days * DAY), excerpt: `day ${days}`, ...given });
    await on(4);
    for (const day of [9, 6, 8, 7]) await on(day);
    await on(6, { status: 'cancelled' });
    await on(6, { role: 'comment' });
    const warning = await warningOf(account.id);
    expect(warning).toMatchObject({ level: 'soon', endsAt: plus(now, 5 * DAY).toISOString(), postsAtRisk: 4 });
    expect(warning?.firstPosts.map(({ excerpt }) => excerpt)).toEqual(['day 6', 'day 7', 'day 8']);
    expect(warning?.firstPosts[0]?.scheduledAt).toBe(plus(now, 6 * DAY).toISOString());
  });

  it('has no warning far from its end, and another once it is dead', async () => {
    const far = await createAccount(business, 'linkedin', { tokenExpiresAt: plus(now, 15 * DAY) });
    expect(await warningOf(far.id)).toBeNull();
    const dead = await createAccount(business, 'linkedin', { status: 'reconnect_required' });
    await createScheduledPost(business, dead, { status: 'held', scheduledAt: plus(now, -DAY) });
    expect(await warningOf(dead.id)).toMatchObject({ level: 'ended', endsAt: null, postsAtRisk: 1 });
  });

  it('is told once at each stage, to every owner and nobody else', async () => {
    const owners = [await createMember(business), await createMember(business)];
    await createMember(business, 'editor');
    const end = plus(now, 20 * DAY);
    await createAccount(business, 'linkedin', { tokenExpiresAt: end });
    for (const daysAhead of [20, 14, 13, 8, 7, 3, 2, 1]) {
      for (let i = 0; i < 2; i++) await warnAccounts(call(plus(end, -daysAhead * DAY)));
    }
    expect(await stages()).toEqual([14, 7, 2].map((days) => ['account.warned', days]));
    const sent = (await mails())
      .map(({ payload }) => payload)
      .filter(({ text }) => text.includes(`/${business.slug}/`));
    for (const { email } of owners) expect(sent.filter(({ to }) => to === email)).toHaveLength(3);
    expect(sent.every(({ to }) => owners.some(({ email }) => email === to))).toBe(true);
  });

  it('begins anew with the end of a new connection', async () => {
    const { id } = await createAccount(business, 'linkedin', { tokenExpiresAt: plus(now, DAY) });
    await warnAccounts(call());
    await prisma().socialAccount.update({ where: { id }, data: { tokenExpiresAt: plus(now, 60 * DAY) } });
    await warnAccounts(call(plus(now, 50 * DAY)));
    expect(await stages()).toEqual([
      ['account.warned', 2],
      ['account.warned', 14],
    ]);
  });
});
