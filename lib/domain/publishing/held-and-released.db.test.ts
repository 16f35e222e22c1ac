import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { withTransaction } from '@/lib/data/db/transaction';
import { vault } from '@/lib/data/vault';
import { updateScheduledPost } from '@/lib/domain/posts/update-scheduled-post';
import { HOUR, MINUTE, plus, SECOND } from '@/lib/foundation/time';
import type { Outcome } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { createAccount, createBusiness, createContext, createScheduledPost } from '@/prisma/factories';
import { tokenContext } from '../accounts/token-context';
import { claimDueRows, publishDueRows } from './claim-fixture';
import { publishClaimed } from './publish-claimed';
import { releaseHeldPosts } from './release-held-posts';

const x = platformAdapter('x');
const original = { tokenLife: x.tokenLife, refresh: x.refresh, publish: x.publish };
const publish = vi.fn<typeof x.publish>();
const refresh = vi.fn<NonNullable<typeof x.refresh>>();
const RECONNECT: Outcome = { kind: 'RECONNECT', code: '401', detail: 'The token was revoked.' };
const LEASE_MS = 3 * MINUTE;
let business: Awaited<ReturnType<typeof createBusiness>>;
let accountId: string;

beforeEach(async () => {
  vi.resetAllMocks();
  Object.assign(x, { tokenLife: { refreshBeforeMs: 20 * MINUTE, minAgeMs: 0 }, refresh, publish });
  await prisma().scheduledPost.deleteMany({});
  business = await createBusiness();
  ({ id: accountId } = await createAccount(business, 'x', {
    tokenIssuedAt: plus(new Date(), -HOUR),
    tokenExpiresAt: plus(new Date(), HOUR),
  }));
});
afterAll(async () => {
  Object.assign(x, original);
  await pool().stop();
});

const post = (dueInMs: number, given = {}) =>
  createScheduledPost(business, { id: accountId, platform: 'x' }, { scheduledAt: plus(new Date(), dueInMs), ...given });
const read = (id: string) => prisma().scheduledPost.findUniqueOrThrow({ where: { id } });
const withRefreshToken = () =>
  prisma().socialAccount.update({
    where: { id: accountId },
    data: { refreshTokenSealed: vault().seal('refresh', tokenContext(accountId, 'refresh')) },
  });
const release = (now = new Date()) => withTransaction((tx) => releaseHeldPosts(tx, business.id, [accountId], now));

describe('a dead token', () => {
  it('holds every waiting post of its account, not only the one that met it', async () => {
    const [met, next, comment] = [await post(-SECOND), await post(HOUR), await post(HOUR, { role: 'comment' })];
    const follows = await post(HOUR, { role: 'thread', status: 'waiting', followsId: next.id });
    publish.mockResolvedValue(RECONNECT);
    expect(await publishDueRows()).toMatchObject([{ status: 'held' }]);
    for (const { id } of [met, next, comment]) expect(await read(id)).toMatchObject({ status: 'held' });
    expect(await read(met.id)).toMatchObject({ attempts: 0, errorCode: '401' });
    expect(await read(follows.id)).toMatchObject({ status: 'waiting' });
    const account = await prisma().socialAccount.findUniqueOrThrow({ where: { id: accountId } });
    expect(account).toMatchObject({ status: 'reconnect_required', isActive: true });
  });

  it('that can be renewed holds nothing: the post goes out with the new one', async () => {
    await withRefreshToken();
    const { id } = await post(-SECOND);
    publish.mockImplementation(async ({ access, beforeSend }) => {
      if (access.accessToken !== 'next') return RECONNECT;
      await beforeSend();
      return { kind: 'OK', platformPostId: '1', permalink: null, publishedAt: new Date() };
    });
    const token = {
      accessToken: 'next',
      expiresAt: plus(new Date(), HOUR),
      refreshToken: 'r2',
      refreshExpiresAt: null,
    };
    refresh.mockResolvedValue({ kind: 'refreshed', token: { ...token, scopes: [] } });
    expect(await publishDueRows()).toMatchObject([{ status: 'pending', counts: true }]);
    expect(await publishDueRows()).toMatchObject([{ status: 'published' }]);
    expect(await read(id)).toMatchObject({ status: 'published' });
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('that could not be renewed just now lets the post wait without counting', async () => {
    await withRefreshToken();
    const { id } = await post(-SECOND);
    publish.mockResolvedValue(RECONNECT);
    refresh.mockResolvedValue({ kind: 'TRANSIENT', code: 'http_503', detail: 'Away.' });
    expect(await publishDueRows()).toMatchObject([{ status: 'pending', counts: false }]);
    const row = await read(id);
    expect(row).toMatchObject({ status: 'pending', attempts: 0 });
    expect(row.notBefore?.getTime()).toBeGreaterThan(Date.now());
  });

  it('that somebody replaced while the network was asked does not hold the post', async () => {
    const { id } = await post(-SECOND);
    publish.mockImplementation(async () => {
      const accessTokenSealed = vault().seal('reconnected', tokenContext(accountId, 'access'));
      await prisma().socialAccount.update({
        where: { id: accountId },
        data: { accessTokenSealed, tokenVersion: { increment: 1 } },
      });
      return RECONNECT;
    });
    await publishDueRows();
    expect(await read(id)).toMatchObject({ status: 'pending' });
  });

  it('of two posts under way at once marks the account once', async () => {
    const posts = [await post(-SECOND), await post(-SECOND)];
    publish.mockResolvedValue(RECONNECT);
    // An account's posts are claimed one by one; both are read before either is answered.
    const first = await claimDueRows();
    await prisma().scheduledPost.updateMany({ where: { notBefore: { not: null } }, data: { notBefore: new Date() } });
    const rows = [...first, ...(await claimDueRows())];
    expect(rows).toHaveLength(2);
    await Promise.all(rows.map((row) => publishClaimed(row, { endsAt: performance.now() + LEASE_MS })));
    for (const { id } of posts) expect(await read(id)).toMatchObject({ status: 'held' });
    expect(await prisma().auditEvent.count({ where: { businessId: business.id } })).toBe(1);
  });
});

describe('a reconnect', () => {
  const held = (dueInMs: number, given = {}) => post(dueInMs, { status: 'held', errorCode: 'x', ...given });
  const policy = (latePolicy: 'ask' | 'skip') =>
    prisma().business.update({ where: { id: business.id }, data: { latePolicy, lateLimitMinutes: 30 } });

  it('releases what waited, late ones a minute apart', async () => {
    const [first, second, ahead] = [await held(-2 * HOUR), await held(-HOUR), await held(HOUR)];
    const now = new Date();
    expect(await release(now)).toEqual({ pending: 3, needsAttention: 0, cancelled: 0 });
    const waitMs = async (id: string) => ((await read(id)).notBefore?.getTime() ?? 0) - now.getTime();
    expect(await read(first.id)).toMatchObject({ status: 'pending', errorCode: null });
    expect(await waitMs(first.id)).toBeLessThan(MINUTE / 2);
    expect(await waitMs(second.id)).toBeGreaterThanOrEqual(MINUTE);
    expect(await read(ahead.id)).toMatchObject({ status: 'pending', notBefore: null });
    expect(await release(now)).toEqual({ pending: 0, needsAttention: 0, cancelled: 0 });
  });

  it('asks about what missed its time, and a new time mends it', async () => {
    await policy('ask');
    const late = await held(-HOUR);
    expect(await release()).toEqual({ pending: 0, needsAttention: 1, cancelled: 0 });
    expect(await read(late.id)).toMatchObject({ status: 'needs_attention', errorCode: 'missed_window' });
    const scheduledAt = plus(new Date(), HOUR).toISOString();
    const moved = await updateScheduledPost(await createContext(business), late.id, { scheduledAt });
    expect(moved).toMatchObject({ status: 'pending', scheduledAt, error: null });
  });

  it('skips what missed its time with what follows it', async () => {
    await policy('skip');
    const late = await held(-HOUR);
    const follows = await post(-HOUR, { role: 'thread', status: 'waiting', followsId: late.id });
    expect(await release()).toEqual({ pending: 0, needsAttention: 0, cancelled: 1 });
    for (const { id } of [late, follows]) expect(await read(id)).toMatchObject({ status: 'cancelled' });
  });

  it('touches no other account and no other business', async () => {
    const other = await createScheduledPost(business, await createAccount(business, 'x'), { status: 'held' });
    const stranger = await createBusiness();
    const theirs = await createScheduledPost(stranger, await createAccount(stranger, 'x'), { status: 'held' });
    await release();
    for (const { id } of [other, theirs]) expect(await read(id)).toMatchObject({ status: 'held' });
  });
});
