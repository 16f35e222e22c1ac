import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dashboardCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { vault } from '@/lib/data/vault';
import { DAY, HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { Refreshed, TokenSet } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { accountAccess } from './account-access';
import { answerRefusedToken } from './answer-refused-token';
import { refreshAccount } from './refresh-account';
import { refreshDueAccounts } from './refresh-due-accounts';
import { tokenContext } from './token-context';

const x = platformAdapter('x');
const original = { tokenLife: x.tokenLife, refresh: x.refresh };
const refresh = vi.fn<NonNullable<typeof x.refresh>>();
const now = new Date();
let business: Awaited<ReturnType<typeof createBusiness>>;

beforeEach(async () => {
  business = await createBusiness();
  refresh.mockReset();
  Object.assign(x, { tokenLife: { refreshBeforeMs: 20 * MINUTE, minAgeMs: 0 }, refresh });
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  Object.assign(x, original);
  await pool().stop();
});

const set = (name: string, given: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: name,
  expiresAt: plus(now, 2 * HOUR),
  refreshToken: `refresh-of-${name}`,
  refreshExpiresAt: null,
  scopes: ['tweet.read', 'tweet.write'],
  ...given,
});
const refreshed = (name: string, given: Partial<TokenSet> = {}): Refreshed => ({
  kind: 'refreshed',
  token: set(name, given),
});
const failure = (kind: 'TRANSIENT' | 'RECONNECT'): Refreshed => ({ kind, code: `said_${kind}`, detail: 'No.' });

/** An account on X whose access token ends in `endsInMs`. */
async function connected(endsInMs: number, given: Parameters<typeof createAccount>[2] = {}): Promise<string> {
  const { id } = await createAccount(business, 'x', {
    tokenExpiresAt: plus(now, endsInMs),
    tokenIssuedAt: plus(now, -HOUR),
    refreshNotBefore: plus(now, -MINUTE),
    ...given,
  });
  const refreshTokenSealed = vault().seal(`refresh-of-${id}`, tokenContext(id, 'refresh'));
  await prisma().socialAccount.update({ where: { id }, data: { refreshTokenSealed } });
  return id;
}
const read = (id: string) => prisma().socialAccount.findUniqueOrThrow({ where: { id } });
const statusOf = async (id: string) => (await prisma().scheduledPost.findUniqueOrThrow({ where: { id } })).status;

describe('a refresh', () => {
  it('stores what it rotated to before anybody uses it', async () => {
    const id = await connected(5 * MINUTE);
    refresh.mockResolvedValue(refreshed('next'));
    expect(await refreshAccount(business.id, id, 1, now)).toEqual({ kind: 'renewed' });
    expect(refresh.mock.calls[0]?.[0]).toMatchObject({ refreshToken: `refresh-of-${id}` });
    const row = await read(id);
    expect(row).toMatchObject({ tokenVersion: 2, refreshFailures: 0, refreshLeaseUntil: null, status: 'connected' });
    expect(row.refreshNotBefore?.getTime()).toBeGreaterThan(plus(now, 90 * MINUTE).getTime());
    expect(vault().open(row.refreshTokenSealed ?? '', tokenContext(id, 'refresh'))).toBe('refresh-of-next');
    expect((await accountAccess(business.id, id)).accessToken).toBe('next');
  });

  it('ends what is cached of its business, since warnings rest on it', async () => {
    const id = await connected(5 * MINUTE);
    refresh.mockResolvedValue(refreshed('next'));
    const generation = async () => (await dashboardCache().stampOf(cacheKey(business.id, 'dashboard'))).text;
    vi.useFakeTimers({ toFake: ['performance'] });
    const before = await generation();
    await refreshAccount(business.id, id, 7, now);
    expect(await generation()).toBe(before);
    await refreshAccount(business.id, id, 1, now);
    expect(await generation()).not.toBe(before);
  });

  it('keeps the refresh token and its end where the network names neither again', async () => {
    const refreshExpiresAt = plus(now, 100 * DAY);
    const id = await connected(5 * MINUTE, { refreshExpiresAt });
    refresh.mockResolvedValue(refreshed('next', { refreshToken: null }));
    await refreshAccount(business.id, id, 1, now);
    const row = await read(id);
    expect(row.refreshExpiresAt).toEqual(refreshExpiresAt);
    expect(vault().open(row.refreshTokenSealed ?? '', tokenContext(id, 'refresh'))).toBe(`refresh-of-${id}`);
  });

  it('is made once by many at the same time', async () => {
    const id = await connected(-MINUTE);
    refresh.mockImplementation(async () => {
      await sleep(300);
      return refreshed('next');
    });
    const tokens = await Promise.all(
      Array.from({ length: 5 }, async () => (await accountAccess(business.id, id)).accessToken),
    );
    expect(tokens).toEqual(Array(5).fill('next'));
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('of a token that has been renewed meanwhile is not made', async () => {
    const id = await connected(5 * MINUTE, { tokenVersion: 2 });
    expect(await refreshAccount(business.id, id, 1, now)).toEqual({ kind: 'busy' });
    expect(refresh).not.toHaveBeenCalled();
  });

  it('is taken over from one that died, once its lease has ended', async () => {
    const id = await connected(5 * MINUTE, { refreshLeaseUntil: plus(new Date(), MINUTE) });
    refresh.mockResolvedValue(refreshed('next'));
    expect(await refreshAccount(business.id, id, 1, now)).toEqual({ kind: 'busy' });
    await prisma().socialAccount.update({ where: { id }, data: { refreshLeaseUntil: plus(new Date(), -MINUTE) } });
    expect(await refreshAccount(business.id, id, 1, now)).toEqual({ kind: 'renewed' });
  });

  it.each(['TRANSIENT', 'thrown'] as const)('that fails (%s) disconnects nothing and waits', async (kind) => {
    const id = await connected(5 * MINUTE);
    if (kind === 'thrown') refresh.mockRejectedValue(new Error('the wire broke'));
    else refresh.mockResolvedValue(failure(kind));
    for (const failures of [1, 2]) {
      expect(await refreshAccount(business.id, id, 1, now)).toMatchObject({ kind: 'failed' });
      const row = await read(id);
      expect(row).toMatchObject({ status: 'connected', refreshFailures: failures, refreshRefused: false });
      expect(row.refreshNotBefore?.getTime()).toBeGreaterThan(now.getTime());
    }
    expect((await accountAccess(business.id, id)).accessToken).toBe(`token-of-${id}`);
  });

  it('that is refused while the access token lives leaves it alive until its end', async () => {
    const id = await connected(30 * MINUTE);
    const post = await createScheduledPost(business, { id, platform: 'x' });
    refresh.mockResolvedValue(failure('RECONNECT'));
    expect(await refreshAccount(business.id, id, 1, now)).toMatchObject({ kind: 'refused' });
    const row = await read(id);
    expect(row).toMatchObject({ status: 'connected', refreshRefused: true, refreshError: 'said_RECONNECT' });
    expect(row.refreshNotBefore).toEqual(row.tokenExpiresAt);
    expect(await statusOf(post.id)).toBe('pending');
  });

  it('that is refused after the end requires a reconnect and holds every waiting post', async () => {
    const id = await connected(-MINUTE);
    const posts = await Promise.all([1, 2].map(() => createScheduledPost(business, { id, platform: 'x' })));
    const comment = await createScheduledPost(business, { id, platform: 'x' }, { role: 'comment' });
    const other = await createAccount(business, 'x');
    const others = await createScheduledPost(business, other);
    refresh.mockResolvedValue(failure('RECONNECT'));
    await expect(accountAccess(business.id, id)).rejects.toMatchObject({ outcome: { kind: 'RECONNECT' } });
    expect(await read(id)).toMatchObject({ status: 'reconnect_required', isActive: true });
    for (const { id: held } of [...posts, comment]) expect(await statusOf(held)).toBe('held');
    expect(await statusOf(others.id)).toBe('pending');
    const events = await prisma().auditEvent.findMany({ where: { businessId: business.id } });
    expect(events).toMatchObject([{ action: 'account.reconnect_required', data: { heldPosts: 3 } }]);
  });

  it('that is refused because another rotated meanwhile is no refusal', async () => {
    const id = await connected(-MINUTE);
    refresh.mockImplementation(async () => {
      await prisma().socialAccount.update({
        where: { id },
        data: {
          accessTokenSealed: vault().seal('of another', tokenContext(id, 'access')),
          tokenVersion: 2,
          tokenExpiresAt: plus(now, HOUR),
        },
      });
      return failure('RECONNECT');
    });
    expect((await accountAccess(business.id, id)).accessToken).toBe('of another');
    expect(await read(id)).toMatchObject({ status: 'connected', tokenVersion: 2 });
  });

  it('that ends after a person reconnected does not overwrite the new token', async () => {
    const id = await connected(5 * MINUTE);
    refresh.mockImplementation(async () => {
      await prisma().socialAccount.update({ where: { id }, data: { tokenVersion: 9 } });
      return refreshed('stale');
    });
    await refreshAccount(business.id, id, 1, now);
    expect((await accountAccess(business.id, id)).accessToken).toBe(`token-of-${id}`);
  });

  it('past the end that fails makes the post wait, and is not hammered', async () => {
    const id = await connected(-MINUTE);
    refresh.mockResolvedValue(failure('TRANSIENT'));
    for (let i = 0; i < 3; i++) {
      await expect(accountAccess(business.id, id)).rejects.toMatchObject({
        outcome: { kind: 'RATE_LIMITED', code: 'refresh_failed' },
      });
    }
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(await read(id)).toMatchObject({ status: 'connected' });
  });
});

describe('the round', () => {
  it('refreshes what is due and nothing else', async () => {
    const due = await connected(10 * MINUTE);
    const later = await connected(HOUR, { refreshNotBefore: plus(new Date(), HOUR) });
    const gone = await connected(10 * MINUTE, { isActive: false, status: 'disconnected' });
    refresh.mockImplementation(async ({ access }) => refreshed(`next-of-${access.accountId}`));
    await refreshDueAccounts({ signal: AbortSignal.timeout(MINUTE), now });
    const seen = refresh.mock.calls.map(([{ access }]) => access.accountId);
    expect(seen).toContain(due);
    expect(seen).not.toContain(later);
    expect(seen).not.toContain(gone);
    refresh.mockClear();
    await refreshDueAccounts({ signal: AbortSignal.timeout(MINUTE), now });
    expect(refresh).not.toHaveBeenCalled();
  });

  it('stops asking about an account that cannot be refreshed', async () => {
    const { id } = await createAccount(business, 'x', { refreshNotBefore: plus(now, -MINUTE) });
    await refreshDueAccounts({ signal: AbortSignal.timeout(MINUTE), now });
    expect(refresh).not.toHaveBeenCalled();
    expect(await read(id)).toMatchObject({ refreshNotBefore: null, status: 'connected', refreshFailures: 0 });
  });

  it('holds what was written for an account after its token died', async () => {
    const id = await connected(HOUR, { status: 'reconnect_required' });
    const post = await createScheduledPost(business, { id, platform: 'x' });
    await refreshDueAccounts({ signal: AbortSignal.timeout(MINUTE), now });
    expect(await statusOf(post.id)).toBe('held');
  });
});

describe('a token that a network refused', () => {
  const used = (id: string) => `token-of-${id}`;
  it('is renewed once', async () => {
    const id = await connected(HOUR);
    refresh.mockResolvedValue(refreshed('next'));
    expect(await answerRefusedToken(business.id, id, used(id), now)).toEqual({ kind: 'renewed' });
    const again = await answerRefusedToken(business.id, id, 'next', plus(now, MINUTE));
    expect(again).toMatchObject({ kind: 'dead', tokenVersion: 2 });
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('that was another is tried again without a refresh', async () => {
    const id = await connected(HOUR);
    expect(await answerRefusedToken(business.id, id, 'an older one', now)).toEqual({ kind: 'renewed' });
    expect(refresh).not.toHaveBeenCalled();
  });

  it('may be too young', async () => {
    const id = await connected(HOUR, { tokenIssuedAt: now });
    expect(await answerRefusedToken(business.id, id, used(id), now)).toMatchObject({ kind: 'young' });
  });

  it.each([
    ['refused', failure('RECONNECT'), { kind: 'dead' }],
    ['failing', failure('TRANSIENT'), { kind: 'later' }],
  ])('with a refresh that is %s', async (_name, answer, expected) => {
    const id = await connected(HOUR);
    refresh.mockResolvedValue(answer);
    expect(await answerRefusedToken(business.id, id, used(id), now)).toMatchObject(expected);
  });

  it('of an account that cannot be refreshed is dead', async () => {
    const { id } = await createAccount(business, 'x', { tokenIssuedAt: plus(now, -HOUR) });
    expect(await answerRefusedToken(business.id, id, used(id), now)).toMatchObject({ kind: 'dead' });
  });
});
