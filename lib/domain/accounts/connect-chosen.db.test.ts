import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { keyValueStore } from '@/lib/data/kv/instance';
import { AppError } from '@/lib/foundation/errors';
import { MINUTE, plus } from '@/lib/foundation/time';
import type { DiscoveredAccount } from '@/lib/platforms/platform';
import { createBusiness, createContext, createScheduledPost } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { accountAccess } from './account-access';
import { keepChoice } from './account-choice';
import { connectChosen } from './connect-chosen';
import { disconnectAccount } from './disconnect-account';
import { readChoice } from './read-choice';

const identity = (platformUserId: string, more: Partial<DiscoveredAccount> = {}): DiscoveredAccount => ({
  platformUserId,
  kind: 'page',
  username: null,
  displayName: `Page ${platformUserId}`,
  avatarUrl: null,
  profileUrl: null,
  token: {
    accessToken: `token-of-${platformUserId}`,
    expiresAt: plus(new Date(), 60 * MINUTE),
    refreshToken: null,
    refreshExpiresAt: null,
    scopes: ['pages_manage_posts'],
  },
  metadata: {},
  ...more,
});
const DISCOVERED = [
  identity('1'),
  identity('17', { platform: 'instagram', kind: 'professional', username: 'fjord', metadata: { host: 'facebook' } }),
  identity('2'),
];
const sessionId = 'auth_1';

let ctx: BusinessContext;
beforeEach(async () => {
  ctx = await createContext();
});
afterAll(() => pool().stop());

const keep = (discovered = DISCOVERED): Promise<string> =>
  keepChoice({
    platform: 'facebook',
    businessId: ctx.business.id,
    userId: ctx.actor.id ?? '',
    sessionId,
    discovered,
    startedAt: ctx.now,
  });
const connect = (choiceId: string, platformUserIds: string[], given = ctx, session: string | null = sessionId) =>
  connectChosen(given, { choiceId, sessionId: session, platformUserIds });
const read = (choiceId: string, given = ctx, session = sessionId) =>
  readChoice(given, { choiceId, sessionId: session });
const accounts = (businessId = ctx.business.id) =>
  prisma().socialAccount.findMany({ where: { businessId }, orderBy: { platformUserId: 'asc' } });

describe('choosing', () => {
  it('connects the chosen alone, each on its own network with its own token', async () => {
    const connected = await connect(await keep(), ['17', '1', '1']);
    const rows = await accounts();
    expect(rows.map(({ platform, platformUserId }) => `${platform} ${platformUserId}`)).toEqual([
      'facebook 1',
      'instagram 17',
    ]);
    expect(connected).toEqual({ accountIds: rows.map(({ id }) => id), releasedPosts: 0 });
    const access = await accountAccess(ctx.business.id, rows[1]?.id ?? '');
    expect(access).toMatchObject({ accessToken: 'token-of-17', metadata: { host: 'facebook' } });
    expect(rows[0]?.tokenExpiresAt).toEqual(DISCOVERED[0]?.token.expiresAt);
  });

  it('releases the posts that waited for what is connected again', async () => {
    await connect(await keep(), ['1']);
    const [account] = await accounts();
    const post = await createScheduledPost(ctx.business, { id: account?.id ?? '', platform: 'facebook' });
    await disconnectAccount(ctx, account?.id ?? '');
    expect(await connect(await keep(), ['1', '2'])).toMatchObject({ releasedPosts: 1 });
    const released = await prisma().scheduledPost.findUniqueOrThrow({ where: { id: post.id } });
    expect(released.status).toBe('pending');
    expect(await accounts()).toHaveLength(2);
  });

  it('leaves what was not chosen as it was', async () => {
    await connect(await keep(), ['1']);
    const [before] = await accounts();
    await connect(await keep(), ['2']);
    expect((await accounts())[0]).toEqual(before);
  });

  it('is good once', async () => {
    const id = await keep();
    await connect(id, ['1']);
    await expect(connect(id, ['2'])).rejects.toMatchObject({ code: 'not_found', message: /made already/ });
    expect(await read(id)).toBeNull();
    expect(await accounts()).toHaveLength(1);
  });

  it('twice at once connects one of the two', async () => {
    const id = await keep();
    const both = await Promise.allSettled([connect(id, ['1', '17']), connect(id, ['17', '2'])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not_found' } });
    expect(await accounts()).toHaveLength(2);
    expect(await prisma().auditEvent.count({ where: { businessId: ctx.business.id } })).toBe(2);
  });

  it('lives for ten minutes', async () => {
    const [first, second] = [await keep(), await keep()];
    const late = { ...ctx, now: plus(ctx.now, 10 * MINUTE + 1) };
    await expect(connect(first, ['1'], late)).rejects.toMatchObject({ code: 'not_found' });
    expect(await read(first, late)).toBeNull();
    await connect(second, ['1'], { ...ctx, now: plus(ctx.now, 10 * MINUTE) });
    expect(await accounts()).toHaveLength(1);
  });

  it.each([
    ['one that was not discovered', ['1', '3'], 'platformUserIds.1'],
    ['another network’s name for it', ['instagram 17'], 'platformUserIds.0'],
  ])('of %s is refused and uses nothing up', async (_, ids, path) => {
    const id = await keep();
    await expect(connect(id, ids)).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path, code: 'unknown_identity' }],
    });
    expect(await accounts()).toEqual([]);
    await connect(id, ['1']);
  });

  it('is for its session, person and business alone, and others do not use it up', async () => {
    const id = await keep();
    const colleague = await createContext(ctx.business);
    const elsewhere = { ...ctx, business: await createBusiness() };
    for (const [given, session] of [
      [ctx, 'auth_2'],
      [colleague, sessionId],
      [elsewhere, sessionId],
    ] as const) {
      await expect(connect(id, ['1'], given, session)).rejects.toMatchObject({ code: 'not_found' });
      expect(await read(id, given, session)).toBeNull();
      expect(await accounts(given.business.id)).toEqual([]);
    }
    await expect(connect('made-up', ['1'])).rejects.toMatchObject({ code: 'not_found' });
    expect(await read('')).toBeNull();
    await connect(id, ['1']);
  });

  it('is not for an editor, nor for a key', async () => {
    const id = await keep();
    const editor: BusinessContext = { ...ctx, actor: { type: 'user', id: ctx.actor.id ?? '', role: 'editor' } };
    await expect(connect(id, ['1'], editor)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await read(id, editor)).toBeNull();
    const key: BusinessContext = { ...ctx, actor: { type: 'api_key', id: 'key_1', scopes: ['manage_accounts'] } };
    await expect(connect(id, ['1'], key, null)).rejects.toMatchObject({ code: 'forbidden', message: /person/ });
    expect(await accounts()).toEqual([]);
  });
});

describe('a choice that fails halfway', () => {
  it('connects nothing and can be made again when the database refuses', async () => {
    const id = await keep([identity('1'), identity('2', { displayName: 'a\0b' })]);
    await expect(connect(id, ['1', '2'])).rejects.toThrow();
    expect(await accounts()).toEqual([]);
    await connect(id, ['1']);
    expect(await accounts()).toHaveLength(1);
  });

  it('connects nothing and can be made again when the store cannot be reached', async () => {
    const id = await keep();
    vi.spyOn(keyValueStore(), 'take').mockRejectedValueOnce(new AppError('unavailable', 'No store.'));
    await expect(connect(id, ['1'])).rejects.toMatchObject({ code: 'unavailable' });
    expect(await accounts()).toEqual([]);
    await connect(id, ['1']);
  });
});

describe('what is kept', () => {
  it('is under seal, whole', async () => {
    const set = vi.spyOn(keyValueStore(), 'set');
    const id = await keep();
    expect(set).toHaveBeenCalledWith(`account-choice:${id}`, expect.stringMatching(/^v1\./), { ttlSeconds: 600 });
    const kept = await keyValueStore().get(`account-choice:${id}`);
    for (const word of ['token-of', 'Page 1', sessionId]) {
      expect(kept).not.toContain(word);
      expect(Buffer.from(kept?.split('.').at(-1) ?? '', 'base64url').toString()).not.toContain(word);
    }
  });

  it('does not open under another id', async () => {
    const [first, second] = [await keep(), await keep()];
    const moved = (await keyValueStore().get(`account-choice:${first}`)) ?? '';
    await keyValueStore().set(`account-choice:${second}`, moved, { ttlSeconds: 60 });
    await expect(connect(second, ['1'])).rejects.toMatchObject({ code: 'internal_error' });
    expect(await accounts()).toEqual([]);
  });

  it('is shown without its tokens, with what is connected already', async () => {
    const id = await keep();
    await connect(await keep(), ['17']);
    const choice = await read(id);
    expect(choice?.platform).toBe('facebook');
    expect(choice?.isLimited).toBe(false);
    expect(choice?.identities[1]).toEqual({
      platform: 'instagram',
      platformUserId: '17',
      kind: 'professional',
      displayName: 'Page 17',
      username: 'fjord',
      avatarUrl: null,
      isConnected: true,
    });
    expect(choice?.identities.map(({ isConnected }) => isConnected)).toEqual([false, true, false]);
    expect(JSON.stringify(choice)).not.toContain('token');
    expect(await read(await keep([identity('1', { metadata: { mode: 'share' } })]))).toMatchObject({ isLimited: true });
  });
});
