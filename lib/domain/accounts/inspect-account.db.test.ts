import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { DAY, HOUR, MINUTE, plus } from '@/lib/foundation/time';
import { type Inspection, PlatformError } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { createAccount, createBusiness, createContext, createMember, createScheduledPost } from '@/prisma/factories';
import { disconnectAccount } from './disconnect-account';
import { inspectDueAccounts } from './inspect-due-accounts';
import { listAccounts } from './list-accounts';
import { revokeToken } from './revoke-token';

const facebook = platformAdapter('facebook');
const original = { inspect: facebook.inspect, revoke: facebook.revoke, isRevocable: facebook.isRevocable };
const inspect = vi.fn<NonNullable<typeof facebook.inspect>>();
const revoke = vi.fn<NonNullable<typeof facebook.revoke>>();
const now = new Date();
let business: Awaited<ReturnType<typeof createBusiness>>;

beforeEach(async () => {
  vi.resetAllMocks();
  Object.assign(facebook, { inspect, revoke, isRevocable: undefined });
  await prisma().socialAccount.updateMany({ data: { inspectNotBefore: plus(now, 30 * DAY), isActive: false } });
  business = await createBusiness();
});
afterAll(async () => {
  Object.assign(facebook, original);
  await pool().stop();
});

const page = (given: Parameters<typeof createAccount>[2] = {}) =>
  createAccount(business, 'facebook', {
    kind: 'page',
    scopes: ['pages_manage_posts', 'read_insights'],
    tokenIssuedAt: plus(now, -HOUR),
    inspectNotBefore: plus(now, -MINUTE),
    metadata: { kept: 'yes' },
    ...given,
  });
const look = () => inspectDueAccounts({ signal: AbortSignal.timeout(MINUTE), now });
const read = (id: string) => prisma().socialAccount.findUniqueOrThrow({ where: { id } });

describe('the daily look', () => {
  it('reads back permissions, profile and ends, once a day', async () => {
    const { id } = await page();
    const dataAccessExpiresAt = plus(now, 90 * DAY);
    inspect.mockResolvedValue({
      kind: 'alive',
      scopes: ['pages_manage_posts'],
      dataAccessExpiresAt,
      displayName: 'New name',
      metadata: { category: 'Café' },
    });
    await look();
    const row = await read(id);
    expect(row).toMatchObject({
      status: 'connected',
      scopes: ['pages_manage_posts'],
      missingScopes: ['read_insights'],
      dataAccessExpiresAt,
      displayName: 'New name',
      metadata: { kept: 'yes', category: 'Café' },
      inspectedAt: now,
    });
    const wait = row.inspectNotBefore.getTime() - now.getTime();
    expect(wait).toBeGreaterThanOrEqual(20 * HOUR);
    expect(wait).toBeLessThanOrEqual(28 * HOUR);
    await look();
    expect(inspect).toHaveBeenCalledTimes(1);
  });

  it('keeps what the network does not tell, and remembers a lost permission until it is back', async () => {
    const { id } = await page({ scopes: ['pages_manage_posts'], missingScopes: ['read_insights'], username: 'fjord' });
    inspect.mockResolvedValueOnce({ kind: 'alive', scopes: ['pages_manage_posts'] });
    await look();
    expect(await read(id)).toMatchObject({ missingScopes: ['read_insights'], username: 'fjord' });
    await prisma().socialAccount.update({ where: { id }, data: { inspectNotBefore: now } });
    inspect.mockResolvedValueOnce({ kind: 'alive', scopes: ['pages_manage_posts', 'read_insights'] });
    await look();
    expect(await read(id)).toMatchObject({ missingScopes: [] });
  });

  it('of a dead account holds its posts and writes to its owners', async () => {
    const owner = await createMember(business);
    const account = await page();
    const post = await createScheduledPost(business, account, { excerpt: 'Autumn roast' });
    inspect.mockResolvedValue({ kind: 'RECONNECT', code: '190/460', detail: 'The password was changed.' });
    await look();
    expect(await read(account.id)).toMatchObject({ status: 'reconnect_required' });
    expect(await prisma().scheduledPost.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({
      status: 'held',
    });
    const jobs = await prisma().$queryRaw<{ payload: { to: string; text: string } }[]>`
      SELECT payload FROM graphile_worker._private_jobs`;
    expect(jobs.find(({ payload }) => payload.to === owner.email)?.payload.text).toContain('Autumn roast');
  });

  it.each<[string, Inspection | Error]>([
    ['is limited', { kind: 'RATE_LIMITED', until: plus(now, HOUR), code: '4', detail: '' }],
    ['fails', { kind: 'TRANSIENT', code: 'http_500', detail: '' }],
    ['throws', new Error('the wire broke')],
    ['says so by an error', new PlatformError('facebook', { kind: 'PERMISSION', code: '10', detail: '' })],
  ])('that %s changes nothing but the time of the next', async (_name, answer) => {
    const { id } = await page();
    if (answer instanceof Error) inspect.mockRejectedValue(answer);
    else inspect.mockResolvedValue(answer);
    await look();
    const row = await read(id);
    expect(row).toMatchObject({ status: 'connected', missingScopes: [], inspectedAt: null });
    expect(row.inspectNotBefore).toEqual(plus(now, HOUR));
  });
});

describe('a disconnect', () => {
  const jobs = () => prisma().$queryRaw<
    {
      payload: { accountId: string; businessId: string; accessTokenSealed: string; refreshTokenSealed: string | null };
    }[]
  >`
    SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'revoke-token' AND payload->>'businessId' = ${business.id}`;
  const call = { signal: AbortSignal.timeout(MINUTE), now };
  async function disconnected(): Promise<Awaited<ReturnType<typeof jobs>>[number]['payload']> {
    const { id } = await page();
    const ctx = await createContext(business);
    await disconnectAccount(ctx, id);
    await disconnectAccount(ctx, id);
    const [job, ...more] = await jobs();
    expect(more).toEqual([]);
    if (!job) throw new Error('nothing was enqueued');
    return job.payload;
  }

  it('leaves the revocation to a job, whose token is sealed', async () => {
    const payload = await disconnected();
    expect(JSON.stringify(payload)).not.toContain('token-of-');
    revoke.mockResolvedValue({ kind: 'done' });
    await revokeToken(payload, call);
    expect(revoke.mock.calls[0]?.[0].access.accessToken).toBe(`token-of-${payload.accountId}`);
    expect(await read(payload.accountId)).toMatchObject({ isActive: false, accessTokenSealed: null });
  });

  it('is tried again while the network is away, and not once it has said no', async () => {
    const payload = await disconnected();
    revoke.mockResolvedValue({ kind: 'TRANSIENT', code: 'http_503', detail: '' });
    await expect(revokeToken(payload, call)).rejects.toThrow('TRANSIENT');
    for (const kind of ['RECONNECT', 'PERMISSION'] as const) {
      revoke.mockResolvedValue({ kind, code: '1', detail: '' });
      await revokeToken(payload, call);
    }
  });

  it('does not revoke what is connected again, or by another business', async () => {
    const payload = await disconnected();
    const { platformUserId } = await read(payload.accountId);
    await createAccount(await createBusiness(), 'facebook', { platformUserId });
    await revokeToken(payload, call);
    expect(revoke).not.toHaveBeenCalled();
  });

  it('does not revoke a consent that another account lives on', async () => {
    const payload = await disconnected();
    const { id } = await read(payload.accountId);
    const consent = { app: 'community', member: 'member_1' };
    await prisma().socialAccount.update({ where: { id }, data: { metadata: consent } });
    const { id: sister } = await createAccount(business, 'facebook', { metadata: consent });
    await revokeToken(payload, call);
    expect(revoke).not.toHaveBeenCalled();
    await prisma().socialAccount.update({ where: { id: sister }, data: { metadata: { ...consent, app: 'share' } } });
    revoke.mockResolvedValue({ kind: 'done' });
    await revokeToken(payload, call);
    expect(revoke).toHaveBeenCalledOnce();
  });

  it('of Facebook Login ends the consent with the last account on it, of any business, and says which it did', async () => {
    revoke.mockResolvedValue({ kind: 'done' });
    const consent = { app: 'facebook', member: `person_${business.id}` };
    const { id } = await page({ metadata: consent });
    const other = await createBusiness();
    const behind = { ...consent, host: 'facebook' };
    const { id: last } = await createAccount(other, 'instagram', { kind: 'professional', metadata: behind });
    const { id: strangers } = await page({ metadata: { ...consent, member: 'somebody else' } });
    const ctx = await createContext(business);

    expect((await listAccounts(ctx)).data.find((account) => account.id === id)?.revocation).toBe('kept');
    expect(await disconnectAccount(ctx, id)).toMatchObject({ status: 'disconnected', revocation: 'kept' });
    const [job] = await jobs();
    if (!job) throw new Error('nothing was enqueued');
    await revokeToken(job.payload, call);
    expect(revoke).not.toHaveBeenCalled();

    const answer = await disconnectAccount(await createContext(other), last);
    expect(answer).toMatchObject({ revocation: 'ended' });
    await revokeToken(job.payload, call);
    expect(revoke.mock.calls[0]?.[0].access.metadata).toMatchObject(consent);
    expect(await read(strangers)).toMatchObject({ isActive: true });
  });

  it('ends no consent while it is not known whose some Page rests on', async () => {
    const { id } = await page({ metadata: { app: 'facebook', member: `person_${business.id}` } });
    const { id: unknown } = await page({ metadata: {} });
    const ctx = await createContext(business);
    expect(await disconnectAccount(ctx, id)).toMatchObject({ revocation: 'kept' });
    await prisma().socialAccount.update({ where: { id: unknown }, data: { isActive: false } });
    expect(await disconnectAccount(ctx, id)).toMatchObject({ revocation: 'ended' });
  });

  it('of Instagram Login can only forget', async () => {
    const { id } = await createAccount(business, 'instagram', {
      kind: 'professional',
      metadata: { username: 'fjord' },
    });
    expect(await disconnectAccount(await createContext(business), id)).toMatchObject({ revocation: 'unavailable' });
  });
});
