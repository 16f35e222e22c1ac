import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountAccess, Outcome, PublishInput, PublishMedia, PublishProgress } from '@/lib/platforms/platform';
import { OPEN_RATE } from '@/lib/platforms/rate';
import { xAdapter } from '@/lib/platforms/x';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { CONNECTION_REQUEST, type FakeNetworks, startFakeNetworks } from './fake-networks';

const MB = 1024 * 1024;
const HOUR = 3_600_000;
const READ_LAG_MS = 20_000;

let fakes: FakeNetworks;
beforeAll(async () => {
  fakes = await startFakeNetworks();
});
afterAll(() => fakes.stop());
beforeEach(() => fakes.control('reset'));

interface StandingPost {
  id: string;
  text: string;
  parentId: string | null;
  media: { kind: string; altText: string | null }[];
  details: { request: object };
}
const ledger = async (): Promise<StandingPost[]> =>
  (await fakes.read<{ data: StandingPost[] }>('posts?network=x')).data;
const spentUsd = async (): Promise<number> => (await fakes.read<{ totalUsd: number }>('x/billing')).totalUsd;

interface Connected {
  access: AccountAccess;
  refreshToken: string | null;
}

/** The account of that name, as its person connects it. */
async function connect(username = 'fjordcoffee'): Promise<Connected> {
  const { data } = await fakes.read<{ data: { network: string; id: string; username: string }[] }>('accounts');
  const account = data.find((one) => one.network === 'x' && one.username === username)?.id ?? '';
  const url = await decideOnConsentPage(await xAdapter.authorizationUrl(CONNECTION_REQUEST), 'allow', account);
  const [found] = await xAdapter.connect({ url, request: CONNECTION_REQUEST, now: new Date() });
  if (!found) throw new Error('X gave no account');
  const { platformUserId, kind, token, metadata } = found;
  const { accessToken, scopes } = token;
  return {
    access: { accountId: 'acc_1', platformUserId, accessToken, kind, scopes, metadata, rate: OPEN_RATE },
    refreshToken: token.refreshToken,
  };
}

type Over = Partial<Pick<PublishInput, 'role' | 'inReplyTo' | 'text' | 'media' | 'options'>>;

/** Publishes as the worker does: asked again while X is not ready, with the progress that was stored. */
async function publish(access: AccountAccess, over: Over): Promise<{ outcome: Outcome; stages: string[] }> {
  let progress: PublishProgress | null = null;
  const stages: string[] = [];
  for (let round = 0; round < 10; round++) {
    const outcome = await xAdapter.publish({
      access,
      role: 'post',
      inReplyTo: null,
      text: '',
      media: [],
      options: {},
      optionMedia: new Map(),
      progress,
      saveProgress: async (saved) => {
        progress = saved;
        stages.push(`${saved.stage} ${saved.percent}`);
      },
      beforeSend: async () => undefined,
      signal: AbortSignal.timeout(20_000),
      now: new Date(),
      ...over,
    });
    if (outcome.kind !== 'NOT_READY') return { outcome, stages };
    await fakes.control('clock', { advanceMs: outcome.retryAfterMs });
  }
  throw new Error('X was never ready');
}

async function publishedId(access: AccountAccess, over: Over): Promise<string> {
  const { outcome } = await publish(access, over);
  if (outcome.kind !== 'OK') throw new Error(`not published: ${JSON.stringify(outcome)}`);
  return outcome.platformPostId;
}

const video = (bytes: number): PublishMedia => ({
  id: 'media_video',
  kind: 'video',
  mimeType: 'video/mp4',
  fileName: 'cup.mp4',
  bytes,
  width: 1280,
  height: 720,
  durationMs: 12_000,
  altText: 'A cup is filled',
  publicUrl: 'http://localhost/video',
  read: () => Promise.reject(new Error('A video is not read whole.')),
  readRange: async (start, end) => new Uint8Array(end - start),
});

const questionOf = (access: AccountAccess, over: Partial<Parameters<typeof xAdapter.reconcile>[0]>) => ({
  ...{ access, role: 'post' as const, inReplyTo: null, text: '', options: {}, progress: null },
  since: new Date(Date.now() - 1_000),
  taken: new Set<string>(),
  signal: AbortSignal.timeout(10_000),
  now: new Date(),
  ...over,
});

describe('every kind of post on X', () => {
  it('a thread of three with a first comment', async () => {
    const { access } = await connect();
    const first = await publishedId(access, { text: 'One' });
    const comment = await publishedId(access, { role: 'comment', inReplyTo: first, text: 'The link' });
    const second = await publishedId(access, { role: 'thread', inReplyTo: first, text: 'Two' });
    await publishedId(access, {
      role: 'thread',
      inReplyTo: second,
      text: 'Three',
      media: [await fakes.pictures.picture()],
    });
    expect((await ledger()).map(({ text, parentId, media }) => [text, parentId, media.length])).toEqual([
      ['One', null, 0],
      ['The link', first, 0],
      ['Two', first, 0],
      ['Three', second, 1],
    ]);
    expect(comment).not.toBe(second);
  });

  it('a video in segments, with its progress', async () => {
    const { access } = await connect();
    const { outcome, stages } = await publish(access, { text: 'A film', media: [video(9 * MB)] });
    expect(outcome.kind).toBe('OK');
    expect(stages.slice(0, 5)).toEqual([
      'uploading 0',
      'uploading 33',
      'uploading 66',
      'uploading 100',
      'processing 0',
    ]);
    expect(await ledger()).toMatchObject([{ text: 'A film', media: [{ kind: 'video', altText: null }] }]);
  });

  it('a GIF with its description', async () => {
    const { access } = await connect();
    const gif = await fakes.pictures.gif();
    expect((await publish(access, { media: [gif] })).outcome.kind).toBe('OK');
    expect(await ledger()).toMatchObject([{ text: '', media: [{ kind: 'gif', altText: gif.altText }] }]);
  });

  it('a text of 5,000 characters of a subscriber, found again after a lost answer', async () => {
    const { access } = await connect('astridnygaard');
    const text = `${'A long story. '.repeat(357)}ends here`;
    expect(text.length).toBeGreaterThan(5_000);
    const options = { link: { url: 'https://fjord.coffee/story' } };
    await fakes.control('faults', { network: 'x', operation: 'publish', fault: 'lose_reply' });
    expect((await publish(access, { text, options })).outcome.kind).toBe('UNKNOWN_OUTCOME');
    const [post] = await ledger();
    expect(post?.text).toBe(`${text}\nhttps://fjord.coffee/story`);
    const answer = await xAdapter.reconcile(questionOf(access, { text, options }));
    expect(answer).toMatchObject({ kind: 'found', platformPostId: post?.id });
    const standard = await connect();
    expect((await publish(standard.access, { text })).outcome).toMatchObject({ code: 'text_too_long' });
  });

  it('what it says of itself, and what its link costs', async () => {
    const { access } = await connect();
    const before = await spentUsd();
    await publishedId(access, { text: 'Plain' });
    const plain = (await spentUsd()) - before;
    const x = { replySettings: 'mentionedUsers', madeWithAi: true, paidPartnership: true } as const;
    await publishedId(access, { text: 'Menu', options: { x, link: { url: 'https://fjord.coffee' } } });
    expect(plain).toBeCloseTo(0.015, 6);
    expect((await spentUsd()) - before - plain).toBeCloseTo(0.2, 6);
    expect((await ledger())[1]?.details.request).toEqual({
      text: 'Menu\nhttps://fjord.coffee',
      reply_settings: 'mentionedUsers',
      made_with_ai: true,
      paid_partnership: true,
    });
  });
});

describe('what X may do to a post', () => {
  it('loses the answer to one of two equal parts: the right one is found', async () => {
    const { access } = await connect();
    const first = await publishedId(access, { text: 'Again' });
    const second = await publishedId(access, { role: 'thread', inReplyTo: first, text: 'Again' });
    await fakes.control('x/read-lag', { ms: READ_LAG_MS });
    await fakes.control('faults', { network: 'x', operation: 'publish', fault: 'lose_reply' });
    const part = { role: 'thread', inReplyTo: second, text: 'Again' } as const;
    expect((await publish(access, part)).outcome.kind).toBe('UNKNOWN_OUTCOME');
    await fakes.control('clock', { advanceMs: READ_LAG_MS + 1_000 });
    const third = (await ledger())[2]?.id;
    expect(await xAdapter.reconcile(questionOf(access, part))).toMatchObject({ kind: 'found', platformPostId: third });
    const never = { ...part, inReplyTo: third ?? '' };
    expect(await xAdapter.reconcile(questionOf(access, never))).toEqual({ kind: 'absent' });
  });

  it('refuses a reply: the post stands, the part waits for a person', async () => {
    const { access } = await connect();
    const first = await publishedId(access, { text: 'One' });
    await fakes.control('x/replies', { refuseOwn: true });
    const { outcome } = await publish(access, { role: 'thread', inReplyTo: first, text: 'Two' });
    expect(outcome).toMatchObject({ kind: 'PERMISSION', code: 'reply_not_allowed' });
    expect(await ledger()).toHaveLength(1);
  });

  it('spends its credits or its cycle: the post waits', async () => {
    const { access } = await connect();
    await fakes.control('x/credits', { depleted: true });
    expect((await publish(access, { text: 'Later' })).outcome).toMatchObject({ kind: 'BILLING' });
    await fakes.control('x/credits', { depleted: false, spendCapReached: true });
    expect((await publish(access, { text: 'Later' })).outcome).toMatchObject({ kind: 'BILLING' });
    await fakes.control('x/credits', { spendCapReached: false });
    expect((await publish(access, { text: 'Later' })).outcome.kind).toBe('OK');
  });

  it('spends the day of an account: the post waits until it is over', async () => {
    const { access } = await connect();
    await fakes.control('x/day-limits', { user: 0 });
    const { outcome } = await publish(access, { text: 'Later' });
    expect(outcome.kind).toBe('RATE_LIMITED');
    if (outcome.kind === 'RATE_LIMITED') expect(outcome.until.getTime()).toBeGreaterThan(Date.now() + 23 * HOUR);
  });

  it('fails to process a video: it is uploaded anew', async () => {
    const { access } = await connect();
    await fakes.control('x/processing', { ms: 0, fails: true });
    const { outcome } = await publish(access, { text: 'A film', media: [video(MB)] });
    expect(outcome).toMatchObject({ kind: 'MEDIA_RETRY', code: 'processing_failed' });
    await fakes.control('x/processing', { fails: false });
    expect((await publish(access, { text: 'A film', media: [video(MB)] })).outcome.kind).toBe('OK');
  });
});

describe('the life of a connection to X', () => {
  const call = (access: AccountAccess) => ({ access, signal: AbortSignal.timeout(10_000), now: new Date() });

  it('is renewed once with each refresh token, looked at, and ended', async () => {
    const { access, refreshToken } = await connect();
    const renewed = await xAdapter.refresh?.({ ...call(access), refreshToken });
    if (renewed?.kind !== 'refreshed') throw new Error(JSON.stringify(renewed));
    expect(await xAdapter.refresh?.({ ...call(access), refreshToken })).toMatchObject({
      kind: 'RECONNECT',
      code: 'refresh_token_invalid',
    });
    const next = { ...access, accessToken: renewed.token.accessToken };
    expect(await xAdapter.inspect?.(call(next))).toMatchObject({
      kind: 'alive',
      username: 'fjordcoffee',
      metadata: { subscriptionType: 'None' },
    });
    const { refreshToken: last } = renewed.token;
    expect(await xAdapter.revoke?.({ ...call(next), refreshToken: last })).toEqual({ kind: 'done' });
    expect(await xAdapter.revoke?.({ ...call(next), refreshToken: last })).toEqual({ kind: 'done' });
    expect(await xAdapter.inspect?.(call(next))).toMatchObject({ kind: 'RECONNECT' });
    expect(await xAdapter.refresh?.({ ...call(next), refreshToken: last })).toMatchObject({ kind: 'RECONNECT' });
  });

  it('gives numbers that grow, with what is missing apart from zero, and says what they cost', async () => {
    const { access } = await connect();
    const film = await publishedId(access, { text: 'Film https://fjord.coffee', media: [video(MB)] });
    const deleted = await publishedId(access, { text: 'Soon gone' });
    await fetch(`${process.env.X_API_URL}/2/tweets/${deleted}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${access.accessToken}` },
    });
    const posts = [film, deleted].map((platformPostId) => ({ platformPostId, publishedAt: new Date() }));
    await fakes.control('clock', { advanceMs: HOUR });
    const before = await spentUsd();
    const answer = await xAdapter.metrics?.posts({ ...call(access), posts });
    expect(answer).toMatchObject({ kind: 'read', postsCharged: 1 });
    expect((await spentUsd()) - before).toBeCloseTo(0.005, 6);
    if (answer?.kind !== 'read') return;
    expect(answer.posts.get(deleted)).toBe('gone');
    expect(answer.posts.get(film)).toMatchObject({
      impressions: expect.any(Number),
      shares: expect.any(Number),
      clicks: expect.any(Number),
      videoViews: expect.any(Number),
      reach: null,
    });
    expect(await xAdapter.metrics?.account(call(access))).toEqual({ kind: 'read', followers: 2_316 });
  });
});
