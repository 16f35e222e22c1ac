import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { claimUnknown } from '@/lib/data/db/statements/queue';
import { newId } from '@/lib/foundation/ids';
import { DAY, HOUR, MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { platformAdapter } from '@/lib/platforms/registry';
import type { PostReading } from '@/lib/platforms/standing';
import { createAccount, createContext, createPublication, createScheduledPost } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { getScheduledPost } from '../posts/get-scheduled-post';
import { adoptPost } from './adopt-post';
import { reconcileUnknown } from './reconcile-unknown';
import { sendAgain } from './send-again';

const x = platformAdapter('x');
const original = { reconcile: x.reconcile, readPost: x.readPost };
const reconcile = vi.fn<typeof x.reconcile>();
const readPost = vi.fn<typeof x.readPost>();
const UNCLEAR = { kind: 'unclear', code: 'http_503', detail: 'Away.' } as const;
const UNREADABLE = { kind: 'unreadable', code: 'http_503', detail: 'Away.' } as const;

let ctx: BusinessContext;
let account: Awaited<ReturnType<typeof createAccount>>;
beforeEach(async () => {
  vi.resetAllMocks();
  Object.assign(x, { reconcile, readPost });
  reconcile.mockResolvedValue(UNCLEAR);
  readPost.mockResolvedValue(UNREADABLE);
  await prisma().scheduledPost.deleteMany({});
  ctx = await createContext();
  account = await createAccount(ctx.business, 'x', { metadata: { username: 'fjord' } });
});
afterAll(async () => {
  Object.assign(x, original);
  await pool().stop();
});

const sentAt = plus(new Date(), -10 * MINUTE);

/** A post whose request left and whose answer never came, handed over to a person. */
async function doubtful(given: Parameters<typeof createScheduledPost>[2] = {}, requestedAt: Date | null = sentAt) {
  const post = await createScheduledPost(ctx.business, account, {
    status: 'needs_attention',
    scheduledAt: sentAt,
    errorCode: 'not_readable',
    attempts: 3,
    ...given,
  });
  await prisma().publishAttempt.create({
    data: {
      id: newId('att'),
      businessId: ctx.business.id,
      scheduledPostId: post.id,
      accountId: account.id,
      platform: 'x',
      number: 1,
      fence: 1,
      state: requestedAt ? 'unknown' : 'prepared',
      outcome: requestedAt && 'UNKNOWN_OUTCOME',
      payloadFingerprint: 'f1',
      requestedAt,
    },
  });
  return post;
}
const found = (platformPostId: string, publishedAt = plus(sentAt, SECOND)): PostReading => ({
  kind: 'found',
  platformPostId,
  permalink: `https://x.com/fjord/status/${platformPostId}`,
  publishedAt,
});
const row = (id: string) => prisma().scheduledPost.findUniqueOrThrow({ where: { id } });
const attempt = (id: string) => prisma().publishAttempt.findFirstOrThrow({ where: { scheduledPostId: id } });
const publication = (id: string) => prisma().publishedPost.findFirst({ where: { scheduledPostId: id } });
const events = (id: string) => prisma().auditEvent.findMany({ where: { subjectId: id } });

describe('it is live: adopt', () => {
  it('writes what the network shows, and lets go on what follows', async () => {
    const { id } = await doubtful();
    const follows = await createScheduledPost(ctx.business, account, {
      role: 'thread',
      status: 'waiting',
      followsId: id,
    });
    readPost.mockResolvedValue(found('77'));
    const answer = await adoptPost(ctx, id, { reference: 'https://x.com/Fjord/status/77?s=20' });
    expect(answer).toMatchObject({ status: 'published', publication: { platformPostId: '77' } });
    expect(readPost.mock.calls[0]?.[0].reference).toMatchObject({ id: '77', isForeign: false });
    expect(await row(id)).toMatchObject({ status: 'published', errorCode: null });
    expect(await row(follows.id)).toMatchObject({ status: 'pending' });
    expect(await attempt(id)).toMatchObject({ state: 'accepted', platformPostId: '77', settledAt: expect.any(Date) });
    expect(await publication(id)).toMatchObject({ verifiedAt: ctx.now, confirmedByPerson: false });
    expect(await events(id)).toMatchObject([
      { action: 'post.adopted', actorId: ctx.actor.id, data: { confirmedBy: 'network', platformPostId: '77' } },
    ]);
  });

  it('without a link takes what the network has of it', async () => {
    const { id } = await doubtful();
    reconcile.mockResolvedValue({ kind: 'found', platformPostId: '8', permalink: null, publishedAt: sentAt });
    expect(await adoptPost(ctx, id, {})).toMatchObject({ publication: { platformPostId: '8' } });
    expect(reconcile.mock.calls[0]?.[0].since).toEqual(sentAt);
  });

  it.each([
    [
      'with a link',
      { reference: '77' },
      { platformPostId: '77', permalink: 'http://localhost:3010/x/fjord/status/77' },
    ],
    ['without one', {}, { platformPostId: null, permalink: null }],
  ])('where nothing can be read, %s, stands at the word of a person', async (_name, input, kept) => {
    const { id } = await doubtful();
    await adoptPost(ctx, id, input);
    const stands = await publication(id);
    expect(stands).toMatchObject({ ...kept, verifiedAt: null, confirmedByPerson: true, publishedAt: sentAt });
    const watch = await prisma().metricWatch.findUniqueOrThrow({ where: { publishedPostId: stands?.id } });
    expect(watch.dueAt === null).toBe(kept.platformPostId === null);
    const receipt = await getScheduledPost(ctx, id);
    expect(receipt.publication).toMatchObject({ ...kept, verifiedAt: null, confirmedByPerson: true });
    expect(receipt.times).toMatchObject({ sentAt: sentAt.toISOString(), latenessMs: 0, verifiedAt: null });
  });

  it('where the look itself fails, stands at the word of a person too', async () => {
    const { id } = await doubtful();
    reconcile.mockRejectedValue(new Error('No username.'));
    expect(await adoptPost(ctx, id, {})).toMatchObject({ publication: { confirmedByPerson: true } });
  });

  it('of an account that is no longer connected asks nothing', async () => {
    const { id } = await doubtful();
    await prisma().socialAccount.update({ where: { id: account.id }, data: { isActive: false } });
    expect(await adoptPost(ctx, id, {})).toMatchObject({ publication: { confirmedByPerson: true } });
    expect(readPost).not.toHaveBeenCalled();
    expect(reconcile).not.toHaveBeenCalled();
  });

  it.each<[string, { reference?: string }, (() => void) | null]>([
    ['not_understood', { reference: 'https://www.linkedin.com/feed/update/urn:li:share:7' }, null],
    ['gone', { reference: '77' }, () => void readPost.mockResolvedValue({ kind: 'gone' })],
    ['foreign', { reference: '77' }, () => void readPost.mockResolvedValue({ kind: 'foreign' })],
    ['foreign', { reference: 'https://x.com/somebody/status/77' }, null],
    ['older', { reference: '77' }, () => void readPost.mockResolvedValue(found('77', plus(sentAt, -DAY)))],
    ['absent', {}, () => void reconcile.mockResolvedValue({ kind: 'absent' })],
  ])('is refused as %s, and nothing changes', async (code, input, arrange) => {
    const { id } = await doubtful();
    arrange?.();
    const refusal = { code: 'invalid_input', errors: [{ path: 'reference', code }] };
    await expect(adoptPost(ctx, id, input)).rejects.toMatchObject(refusal);
    expect(await row(id)).toMatchObject({ status: 'needs_attention' });
    expect(await attempt(id)).toMatchObject({ state: 'unknown' });
    expect(await events(id)).toEqual([]);
  });

  it('is refused with an id that another post has, and asks for one that followers need', async () => {
    const { id } = await doubtful();
    const other = await createPublication(ctx.business, account);
    readPost.mockResolvedValue(found(other.platformPostId));
    const taken = adoptPost(ctx, id, { reference: '77' });
    await expect(taken).rejects.toMatchObject({ errors: [{ path: 'reference', code: 'taken' }] });
    await createScheduledPost(ctx.business, account, { role: 'comment', status: 'waiting', followsId: id });
    const unnamed = adoptPost(ctx, id, {});
    await expect(unnamed).rejects.toMatchObject({ errors: [{ path: 'reference', code: 'needed' }] });
    expect(await row(id)).toMatchObject({ status: 'needs_attention' });
  });

  it('of what never left is a conflict, and so is what is no longer, or not yet, in question', async () => {
    const unsent = await doubtful({ errorCode: 'missed_window' }, null);
    await expect(adoptPost(ctx, unsent.id, {})).rejects.toMatchObject({ code: 'conflict' });
    for (const status of ['unknown', 'pending', 'published', 'cancelled', 'failed'] as const) {
      const { id } = await doubtful({ status });
      await expect(adoptPost(ctx, id, {})).rejects.toMatchObject({ code: 'conflict' });
    }
  });
});

describe('it is not: send again', () => {
  it('puts the post back now, with all its tries, and writes down whose word it was', async () => {
    const { id } = await doubtful({ progress: { container: 'c1' } });
    expect(await sendAgain(ctx, id, {})).toMatchObject({ status: 'pending' });
    const sent = await row(id);
    expect(sent).toMatchObject({ status: 'pending', attempts: 0, errorCode: null, progress: { container: 'c1' } });
    expect(Math.abs((sent.notBefore?.getTime() ?? 0) - Date.now())).toBeLessThan(MINUTE);
    expect(await attempt(id)).toMatchObject({ state: 'not_sent', settledAt: expect.any(Date) });
    expect(await events(id)).toMatchObject([
      { action: 'post.sent_again', actorId: ctx.actor.id, data: { attemptsDisclaimed: 1 } },
    ]);
  });

  it('at a time to come, with what follows it; one in the past is refused', async () => {
    const { id, postId } = await doubtful();
    const follows = await createScheduledPost(ctx.business, account, {
      role: 'comment',
      status: 'waiting',
      followsId: id,
      postId,
    });
    const past = sendAgain(ctx, id, { scheduledAt: plus(ctx.now, -1).toISOString() });
    await expect(past).rejects.toMatchObject({ errors: [{ path: 'scheduledAt', code: 'in_the_past' }] });
    const at = plus(ctx.now, HOUR);
    await sendAgain(ctx, id, { scheduledAt: at.toISOString() });
    expect(await row(id)).toMatchObject({ status: 'pending', scheduledAt: at, notBefore: null });
    expect(await row(follows.id)).toMatchObject({ status: 'waiting', scheduledAt: at });
  });

  it.each(['failed', 'needs_attention'] as const)('takes a post that %s without a doubt', async (status) => {
    const { id } = await doubtful({ status, errorCode: 'missed_window' }, null);
    await sendAgain(ctx, id, {});
    expect(await row(id)).toMatchObject({ status: 'pending' });
    expect(await attempt(id)).toMatchObject({ state: 'prepared' });
  });

  it('is a conflict for any other', async () => {
    for (const status of ['unknown', 'pending', 'held', 'published', 'cancelled'] as const) {
      const { id } = await doubtful({ status });
      await expect(sendAgain(ctx, id, {})).rejects.toMatchObject({ code: 'conflict' });
      expect(await row(id)).toMatchObject({ status });
    }
  });
});

describe('whoever presses', () => {
  it('two at once, each another button: exactly one wins', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await doubtful();
      const results = await Promise.allSettled([
        adoptPost(ctx, id, { reference: `${round}77` }),
        sendAgain(ctx, id, {}),
        adoptPost(ctx, id, { reference: `${round}78` }),
      ]);
      const lost = results.filter((result) => result.status === 'rejected');
      expect(lost).toHaveLength(2);
      for (const { reason } of lost) expect(reason).toMatchObject({ code: 'conflict' });
      const { status } = await row(id);
      expect(await prisma().publishedPost.count({ where: { scheduledPostId: id } })).toBe(
        status === 'published' ? 1 : 0,
      );
    }
  });

  it('two posts that would be one: the second is told', async () => {
    const [first, second] = [await doubtful(), await doubtful()];
    readPost.mockResolvedValue(found('77'));
    const both = [first, second].map(({ id }) => adoptPost(ctx, id, { reference: '77' }));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'invalid_input', errors: [{ code: 'taken' }] });
  });

  it('a look at the network that comes home late changes nothing', async () => {
    const { id } = await doubtful({ status: 'unknown', notBefore: sentAt });
    const [late] = await run(pool(), claimUnknown, [1, 0]);
    if (!late) throw new Error('Nothing was in doubt.');
    await prisma().scheduledPost.update({ where: { id }, data: { status: 'needs_attention' } });
    reconcile.mockImplementation(async () => {
      await sendAgain(ctx, id, {});
      return { kind: 'found', platformPostId: '9', permalink: null, publishedAt: sentAt };
    });
    expect(await reconcileUnknown(late)).toBeNull();
    expect(await row(id)).toMatchObject({ status: 'pending' });
    expect(await publication(id)).toBeNull();
  });

  it('must be allowed to, and of this business', async () => {
    const { id } = await doubtful();
    const viewer: BusinessContext = { ...ctx, actor: { type: 'user', id: 'u', role: 'viewer' } };
    const stranger = await createContext();
    for (const settle of [adoptPost, sendAgain]) {
      await expect(settle(viewer, id, {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(settle(stranger, id, {})).rejects.toMatchObject({ code: 'not_found' });
      await expect(settle(ctx, 'sch_none', {})).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await row(id)).toMatchObject({ status: 'needs_attention' });
  });
});

it('a look at the network leaves out what another post of the account is', async () => {
  const other = await createPublication(ctx.business, account, { publishedAt: sentAt });
  const elsewhere = await createPublication(ctx.business, await createAccount(ctx.business, 'x'), {
    publishedAt: sentAt,
  });
  await doubtful({ status: 'unknown', notBefore: sentAt });
  const [asked] = await run(pool(), claimUnknown, [1, MINUTE]);
  if (!asked) throw new Error('Nothing was in doubt.');
  await reconcileUnknown(asked);
  const { taken } = reconcile.mock.calls[0]?.[0] ?? {};
  expect([...(taken ?? [])]).toEqual([other.platformPostId]);
  expect(taken?.has(elsewhere.platformPostId)).toBe(false);
});
