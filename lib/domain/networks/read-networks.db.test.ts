import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { networksSchema } from '@/lib/contracts/networks';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { withTransaction } from '@/lib/data/db/transaction';
import { enqueue } from '@/lib/data/jobs/enqueue';
import { JOB_PAYLOADS } from '@/lib/data/jobs/payloads';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { RateReading } from '@/lib/platforms/rate';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { rateBudget } from '../accounts/rate-budget';
import { readNetworks } from './read-networks';

const now = new Date();
const read = async () => networksSchema.parse(await readNetworks(now));
const readOf = async (platform: Platform) => (await read()).networks.find((network) => network.platform === platform);

async function forgetAll(): Promise<void> {
  await prisma().scheduledPost.deleteMany({});
  await prisma().socialAccount.deleteMany({});
  await prisma().platformPause.deleteMany({});
  await prisma().rateReading.deleteMany({});
  await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
}
beforeEach(forgetAll);
afterEach(forgetAll);
afterAll(() => pool().stop());

it('of an empty product shows every network and every task, with nothing in them', async () => {
  const { networks, jobs } = await read();
  expect(networks.map(({ platform }) => platform)).toEqual([...PLATFORMS]);
  for (const network of networks) {
    expect(network).toMatchObject({ pause: null, postsOverdue: 0, budgets: [] });
    expect(Object.values(network.accounts)).toEqual([0, 0, 0, 0]);
  }
  expect(jobs.map(({ task }) => task)).toEqual(Object.keys(JOB_PAYLOADS).sort());
  for (const job of jobs) expect(job).toMatchObject({ waiting: 0, running: 0, failed: 0, lastError: null });
});

it('names the version of each API and the variable that sets it; X has none', async () => {
  const versions = (await read()).networks.map(
    ({ apiVersion }) => apiVersion && [apiVersion.setting, apiVersion.version],
  );
  expect(versions).toEqual([
    ['LINKEDIN_API_VERSION', '202607'],
    null,
    ['META_API_VERSION', 'v25.0'],
    ['META_API_VERSION', 'v25.0'],
  ]);
});

it('counts posts whose time has come and accounts by status, of all businesses', async () => {
  for (const business of [await createBusiness(), await createBusiness()]) {
    const account = await createAccount(business, 'linkedin');
    await createAccount(business, 'linkedin', { refreshFailures: 2 });
    await createAccount(business, 'linkedin', { status: 'reconnect_required', refreshRefused: true });
    await createAccount(business, 'linkedin', { status: 'disconnected', isActive: false });
    await createScheduledPost(business, account, { scheduledAt: plus(now, -MINUTE) });
    await createScheduledPost(business, account, { scheduledAt: plus(now, HOUR) });
    await createScheduledPost(business, account, { scheduledAt: plus(now, -MINUTE), status: 'held' });
  }
  expect(await readOf('linkedin')).toMatchObject({
    postsOverdue: 2,
    accounts: { connected: 4, refreshFailing: 2, reconnectRequired: 2, disconnected: 2 },
  });
  expect(await readOf('x')).toMatchObject({ postsOverdue: 0, accounts: { connected: 0 } });
});

describe('budgets', () => {
  const reading = (used: number, given: Partial<RateReading> = {}): RateReading => ({
    scope: 'account',
    bucket: 'POST /2/tweets',
    used,
    remaining: 10,
    resetAt: plus(new Date(), HOUR),
    ...given,
  });

  it('are the app’s and the fullest accounts’ as they were last read', async () => {
    const business = await createBusiness({ name: 'Fjord' });
    for (const used of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) {
      const { id } = await createAccount(business, 'x', { displayName: `Uses ${used}` });
      await rateBudget({ platform: 'x', accountId: id }).after([
        reading(used),
        reading(used / 2, { scope: 'app', bucket: 'POST /2/tweets 24h', remaining: null }),
      ]);
    }
    const budgets = (await readOf('x'))?.budgets ?? [];
    expect(budgets.map(({ scope, accountName, used }) => [scope, accountName, used])).toEqual([
      ['app', null, 0.3],
      ...[0.6, 0.5, 0.4, 0.3, 0.2].map((used) => ['account', `Uses ${used}`, used]),
    ]);
    expect(budgets[1]).toMatchObject({
      businessName: 'Fjord',
      bucket: 'POST /2/tweets',
      remaining: 10,
      isSlowed: false,
    });
    expect(budgets[0]?.remaining).toBeNull();
    expect((await readOf('linkedin'))?.budgets).toEqual([]);
  });

  it('go by the later reading, whichever arrives last', async () => {
    const { id } = await createAccount(await createBusiness(), 'x');
    const at = (ms: number) => rateBudget({ platform: 'x', accountId: id }, { clock: () => plus(now, ms) });
    await at(MINUTE).after([reading(0.7)]);
    await at(0).after([reading(0.2)]);
    expect((await readOf('x'))?.budgets).toMatchObject([{ used: 0.7, isSlowed: false }]);
    await at(2 * MINUTE).after([reading(0)]);
    expect((await readOf('x'))?.budgets).toMatchObject([{ used: 0 }]);
    await at(3 * MINUTE).after([reading(0.8)]);
    expect((await readOf('x'))?.budgets).toMatchObject([{ used: 0.8, isSlowed: true }]);
  });

  it('end with their window', async () => {
    const { id } = await createAccount(await createBusiness(), 'x');
    await rateBudget({ platform: 'x', accountId: id }).after([reading(1)]);
    await prisma().rateReading.updateMany({ data: { resetAt: plus(now, -MINUTE) } });
    expect((await readOf('x'))?.budgets).toEqual([]);
  });
});

it('tells jobs that wait, run and were given up apart, with the last error of each task', async () => {
  await withTransaction(async (tx) => {
    for (let i = 0; i < 5; i++) await enqueue(tx, 'warn-accounts', {});
  });
  await prisma().$executeRaw`
    WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM graphile_worker._private_jobs)
    UPDATE graphile_worker._private_jobs j
    SET attempts = CASE n WHEN 1 THEN max_attempts WHEN 2 THEN 1 WHEN 3 THEN 1 ELSE 0 END,
        last_error = CASE n WHEN 1 THEN 'older' WHEN 2 THEN 'newer' END,
        locked_at = CASE n WHEN 3 THEN now() END,
        updated_at = now() - CASE n WHEN 1 THEN interval '2 hours' ELSE interval '1 hour' END
    FROM numbered WHERE numbered.id = j.id`;
  const jobs = (await read()).jobs;
  expect(jobs.find(({ task }) => task === 'warn-accounts')).toMatchObject({
    waiting: 3,
    running: 1,
    failed: 1,
    lastError: 'newer',
  });
  expect(jobs.filter(({ waiting }) => waiting > 0)).toHaveLength(1);
});
