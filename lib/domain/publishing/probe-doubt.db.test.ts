import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { claimUnknown } from '@/lib/data/db/statements/queue';
import { newId } from '@/lib/foundation/ids';
import { MINUTE, plus } from '@/lib/foundation/time';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
} from '@/lib/platforms/scripted-network-fixture';
import { createAccount, createBusiness, createPublication, createScheduledPost } from '@/prisma/factories';
import { reconcileUnknown } from './reconcile-unknown';

let network: ScriptedNetwork;
let business: Awaited<ReturnType<typeof createBusiness>>;
let account: Awaited<ReturnType<typeof createAccount>>;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
beforeEach(async () => {
  await prisma().scheduledPost.deleteMany({});
  business = await createBusiness({ probeUnreadable: true });
  account = await createAccount(business, 'linkedin', { metadata: { mode: 'share' } });
});
afterAll(async () => {
  await network.stop();
  await pool().stop();
});

const URN = 'urn:li:share:7141';
const text = 'One roast (new)';
const TAKEN: ScriptedAnswer = { status: 201, headers: { 'x-restli-id': URN } };
const DUPLICATE: ScriptedAnswer = {
  status: 422,
  json: {
    errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] },
    message: `Content is a duplicate of ${URN}`,
    status: 422,
  },
};

/** A post of a member's account whose answer was lost so long ago. */
async function doubtful(agoMs = 20_000) {
  const requestedAt = plus(new Date(), -agoMs);
  const post = await createScheduledPost(business, account, {
    status: 'unknown',
    scheduledAt: requestedAt,
    notBefore: requestedAt,
    content: text,
  });
  await prisma().publishAttempt.create({
    data: {
      id: newId('att'),
      businessId: business.id,
      scheduledPostId: post.id,
      accountId: account.id,
      platform: 'linkedin',
      number: 1,
      fence: 1,
      state: 'unknown',
      outcome: 'UNKNOWN_OUTCOME',
      payloadFingerprint: 'f1',
      requestedAt,
    },
  });
  return post;
}
async function claim() {
  const [row] = await run(pool(), claimUnknown, [1, MINUTE]);
  if (!row) throw new Error('Nothing was in doubt.');
  return row;
}
const look = async () => reconcileUnknown(await claim());
const row = (id: string) => prisma().scheduledPost.findUniqueOrThrow({ where: { id } });
const attempts = (id: string) =>
  prisma().publishAttempt.findMany({ where: { scheduledPostId: id }, orderBy: { number: 'asc' } });
const publication = (id: string) => prisma().publishedPost.findFirst({ where: { scheduledPostId: id } });
const againAt = (id: string) =>
  prisma().scheduledPost.update({ where: { id }, data: { notBefore: plus(new Date(), -MINUTE) } });

describe('the one repetition of a post that LinkedIn does not let us read', () => {
  it('as a duplicate adopts the post that LinkedIn names', async () => {
    const { id } = await doubtful();
    network.script(DUPLICATE);
    expect(await look()).toMatchObject({ status: 'published' });
    expect(network.seen.map(({ line }) => line)).toEqual(['POST /linkedin-api/rest/posts']);
    expect(JSON.parse(network.seen[0]?.text ?? '')).toMatchObject({ commentary: 'One roast \\(new\\)' });
    expect(await publication(id)).toMatchObject({ platformPostId: URN, permalink: expect.stringContaining(URN) });
    expect(await attempts(id)).toMatchObject([
      { state: 'accepted', platformPostId: URN, isProbe: false },
      { state: 'rejected', outcome: 'DUPLICATE', isProbe: true, payloadFingerprint: 'f1' },
    ]);
  });

  it('that is taken is the post itself', async () => {
    const { id } = await doubtful();
    network.script(TAKEN);
    expect(await look()).toMatchObject({ status: 'published' });
    expect(await publication(id)).toMatchObject({ platformPostId: URN });
    expect(await attempts(id)).toMatchObject([
      { state: 'not_sent', isProbe: false },
      { state: 'accepted', outcome: 'OK', platformPostId: URN, isProbe: true },
    ]);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['has no answer', 'cut', 'unknown'],
    ['meets an error', { status: 503 }, 'unknown'],
    ['is refused', { status: 422, json: { message: 'ERROR :: /x :: unrecognized field' } }, 'rejected'],
    ['is not permitted', { status: 403, json: { code: 'ACCESS_DENIED', message: 'No' } }, 'rejected'],
    ['meets a limit', { status: 429 }, 'not_sent'],
    ['meets a dead token', { status: 401, json: { serviceErrorCode: 65_601, message: 'Revoked' } }, 'not_sent'],
  ])('that %s leaves the post to a person, and is never made again', async (_name, answer, state) => {
    const { id } = await doubtful();
    network.script(answer);
    expect(await look()).toMatchObject({ status: 'needs_attention' });
    expect(network.seen).toHaveLength(1);
    expect(await attempts(id)).toMatchObject([{ state: 'unknown' }, { state, isProbe: true }]);
    await prisma().scheduledPost.update({ where: { id }, data: { status: 'unknown' } });
    await againAt(id);
    network.script();
    await look();
    expect(network.seen).toEqual([]);
  });

  it('that names another post of ours, or may name a ghost, proves nothing', async () => {
    const other = await createPublication(business, account, { publishedAt: plus(new Date(), -100 * MINUTE) });
    await prisma().publishedPost.update({ where: { id: other.id }, data: { platformPostId: URN } });
    const first = await doubtful();
    network.script(DUPLICATE);
    expect(await look()).toMatchObject({ status: 'needs_attention', error: { code: 'duplicate_unproven' } });
    expect((await row(first.id)).progress).toMatchObject({ duplicateOf: URN });

    const deleted = await createScheduledPost(business, account, { status: 'published', content: text });
    const gone = { status: 'deleted' as const, platformPostId: 'urn:li:share:1', scheduledPostId: deleted.id };
    await prisma().publishedPost.update({ where: { id: other.id }, data: gone });
    const second = await doubtful();
    network.script(DUPLICATE);
    expect(await look()).toMatchObject({ status: 'needs_attention', error: { code: 'duplicate_unproven' } });
    expect(await publication(second.id)).toBeNull();
  });

  it('is not made unless the business allows it, nor for what can be read or was not a post of its own', async () => {
    network.script();
    await prisma().business.update({ where: { id: business.id }, data: { probeUnreadable: false } });
    const { id } = await doubtful();
    expect(await look()).toMatchObject({ status: 'unknown' });
    await prisma().business.update({ where: { id: business.id }, data: { probeUnreadable: true } });
    await prisma().scheduledPost.update({ where: { id }, data: { role: 'comment' } });
    await againAt(id);
    expect(await look()).toMatchObject({ status: 'unknown' });
    expect(network.seen).toEqual([]);
    expect(await attempts(id)).toHaveLength(1);
  });

  it('is made by one of two that look at once, and by none whose claim was lost', async () => {
    const { id } = await doubtful();
    const late = await claim();
    await againAt(id);
    const held = await claim();
    network.script(DUPLICATE, TAKEN, TAKEN);
    const results = await Promise.all([reconcileUnknown(held), reconcileUnknown(held), reconcileUnknown(late)]);
    expect(network.seen).toHaveLength(1);
    expect(results[2]).toBeNull();
    expect((await attempts(id)).filter(({ isProbe }) => isProbe)).toHaveLength(1);
  });

  it('keeps the row from everybody else while it is under way', async () => {
    const { id } = await doubtful();
    network.script('hang');
    const looking = look();
    await expect.poll(() => network.seen.length).toBe(1);
    expect(await run(pool(), claimUnknown, [1, MINUTE])).toEqual([]);
    expect((await attempts(id)).at(-1)).toMatchObject({ isProbe: true, state: 'unknown' });
    expect((await row(id)).notBefore?.getTime()).toBeGreaterThan(Date.now() + MINUTE);
    await network.stop();
    await looking;
    network = await startScriptedNetwork();
  });
});
