import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PostOptions, PostRole } from '@/lib/contracts/post-options';
import type {
  AccountAccess,
  DiscoveredAccount,
  Outcome,
  PublishInput,
  PublishMedia,
  PublishProgress,
} from '@/lib/platforms/platform';
import { OPEN_RATE, type RateReading } from '@/lib/platforms/rate';
import { platformAdapter } from '@/lib/platforms/registry';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { createSandbox, type Sandbox } from '@/lib/sandbox/server';
import { sandboxEnvironment } from '@/scripts/launch/demo-environment';
import { type PictureServer, startPictureServer } from './picture-server';

type Meta = 'facebook' | 'instagram';
const DAY_MS = 86_400_000;
const request = {
  redirectUri: 'http://localhost:3000/api/oauth/callback',
  state: 'state-of-this-very-connection',
  codeVerifier: 'verifier-verifier-verifier-verifier-verifier-verifier',
};

let sandbox: Sandbox;
let files: PictureServer;
/** What the fakes' clock is ahead of ours. */
let aheadMs = 0;

beforeAll(async () => {
  sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
  await sandbox.start();
  Object.assign(process.env, sandboxEnvironment(sandbox.url));
  files = await startPictureServer();
});
afterAll(async () => {
  await files.stop();
  await sandbox.stop();
});
beforeEach(async () => {
  aheadMs = 0;
  await control('reset');
});

async function control(path: string, body: object = {}): Promise<void> {
  const response = await fetch(`${sandbox.url}/__fake/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

async function advance(advanceMs: number): Promise<void> {
  aheadMs += advanceMs;
  await control('clock', { advanceMs });
}

const now = () => new Date(Date.now() + aheadMs);

interface StandingPost {
  id: string;
  text: string;
  role: PostRole;
  parentId: string | null;
  media: { kind: string; altText: string | null }[];
  details: Record<string, unknown>;
}

async function ledger(network: Meta): Promise<StandingPost[]> {
  const response = await fetch(`${sandbox.url}/__fake/posts?network=${network}`);
  return ((await response.json()) as { data: StandingPost[] }).data;
}

/** What FACEBOOK_LOGIN_INSTAGRAM adds. */
const INSTAGRAM_SCOPES = [
  'instagram_basic',
  'instagram_content_publish',
  'instagram_manage_comments',
  'instagram_manage_insights',
];

async function connect(platform: Meta, moreScopes: string[] = []): Promise<DiscoveredAccount[]> {
  const adapter = platformAdapter(platform);
  const dialog = await adapter.authorizationUrl(request);
  dialog.searchParams.set('scope', [dialog.searchParams.get('scope') ?? '', ...moreScopes].join(','));
  const url = await decideOnConsentPage(dialog);
  return adapter.connect({ url, request, now: now() });
}

async function connected(platform: Meta): Promise<AccountAccess> {
  const [account] = await connect(platform);
  if (!account) throw new Error(`${platform} gave no account`);
  const { platformUserId, kind, token, metadata } = account;
  return {
    ...{ accountId: 'acc_1', platformUserId, kind, metadata, rate: OPEN_RATE },
    ...{ accessToken: token.accessToken, scopes: token.scopes },
  };
}

const call = (access: AccountAccess) => ({ access, signal: AbortSignal.timeout(10_000), now: now() });

interface Post {
  text?: string;
  media?: PublishMedia[];
  options?: PostOptions;
  optionMedia?: PublishMedia[];
  inReplyTo?: string;
}

/** Publishes as the worker does: asked again while the network is not ready, with the progress that was stored. */
async function publish(platform: Meta, access: AccountAccess, post: Post) {
  const state = { progress: null as PublishProgress | null, sends: 0 };
  const input = (): PublishInput => ({
    access,
    role: post.inReplyTo === undefined ? 'post' : 'comment',
    inReplyTo: post.inReplyTo ?? null,
    text: post.text ?? '',
    media: post.media ?? [],
    options: post.options ?? {},
    optionMedia: new Map((post.optionMedia ?? []).map((media) => [media.id, media])),
    progress: state.progress,
    async saveProgress(progress) {
      state.progress = progress;
    },
    async beforeSend() {
      state.sends += 1;
    },
    signal: AbortSignal.timeout(20_000),
    now: now(),
  });
  for (let round = 0; round < 10; round++) {
    const outcome: Outcome = await platformAdapter(platform).publish(input());
    if (outcome.kind !== 'NOT_READY') return { outcome, ...state };
    state.progress = outcome.progress;
    await advance(outcome.retryAfterMs);
  }
  throw new Error(`${platform} was never ready`);
}

const idOf = (outcome: Outcome): string => {
  if (outcome.kind !== 'OK') throw new Error(JSON.stringify(outcome));
  return outcome.platformPostId;
};

const link = { url: 'https://example.com/shop' };
const at = (platform: Meta, placement: 'reel' | 'story', more: object = {}): PostOptions => ({
  [platform]: { placement, ...more },
});

interface Kind {
  name: string;
  post(): Promise<Post>;
  stands: object;
}

const kinds: Record<Meta, Kind[]> = {
  facebook: [
    { name: 'a text', post: async () => ({ text: 'Hi' }), stands: { text: 'Hi', details: { kind: 'status' } } },
    {
      name: 'a link',
      post: async () => ({ text: 'Look', options: { link } }),
      stands: { text: 'Look', details: { link: link.url } },
    },
    {
      name: 'a photo with a link',
      post: async () => ({ text: 'Look', media: [await files.picture()], options: { link } }),
      stands: { text: `Look\n\n${link.url}`, media: [{ altText: 'A square of one colour' }] },
    },
    {
      name: 'a photo set',
      post: async () => ({ text: 'Ten', media: await Promise.all(Array.from({ length: 10 }, files.picture)) }),
      stands: { media: Array.from({ length: 10 }, () => ({ altText: 'A square of one colour' })) },
    },
    {
      name: 'a video',
      post: async () => ({ text: 'Pouring', media: [await files.video()] }),
      stands: { text: 'Pouring', media: [{ kind: 'video' }], details: { kind: 'video' } },
    },
    {
      name: 'a reel',
      post: async () => ({ text: 'Reel', media: [await files.video()], options: at('facebook', 'reel') }),
      stands: { text: 'Reel', details: { kind: 'reel' } },
    },
    {
      name: 'a photo story',
      post: async () => ({ media: [await files.picture()], options: at('facebook', 'story') }),
      stands: { text: '', details: { kind: 'story' } },
    },
    {
      name: 'a video story',
      post: async () => ({ media: [await files.video()], options: at('facebook', 'story') }),
      stands: { media: [{ kind: 'video' }], details: { kind: 'story' } },
    },
  ],
  instagram: [
    {
      name: 'a picture',
      post: async () => ({ text: 'Hi', media: [await files.picture()], options: { link } }),
      stands: { text: `Hi\n\n${link.url}`, media: [{ altText: 'A square of one colour' }] },
    },
    {
      name: 'a carousel of pictures and a video',
      post: async () => ({ text: 'Two', media: [await files.picture(), await files.video()] }),
      stands: { media: [{ kind: 'image' }, { kind: 'video' }], details: { mediaType: 'CAROUSEL' } },
    },
    {
      name: 'a reel with a cover and another account',
      async post() {
        const cover = await files.picture();
        const options = at('instagram', 'reel', { coverMediaId: cover.id, collaborators: ['@jonasviken'] });
        return { text: 'Reel', media: [await files.video()], options, optionMedia: [cover] };
      },
      stands: { text: 'Reel', details: { mediaType: 'REELS' } },
    },
    {
      name: 'a reel with a frame of its own',
      post: async () => ({ media: [await files.video()], options: at('instagram', 'reel', { thumbOffsetMs: 500 }) }),
      stands: { details: { mediaType: 'REELS' } },
    },
    {
      name: 'a story',
      post: async () => ({ text: 'Not told', media: [await files.picture()], options: at('instagram', 'story') }),
      stands: { text: '', details: { mediaType: 'STORIES' } },
    },
    {
      name: 'a story of a video',
      post: async () => ({ media: [await files.video()], options: at('instagram', 'story') }),
      stands: { media: [{ kind: 'video' }], details: { mediaType: 'STORIES' } },
    },
  ],
};

describe.each<Meta>(['facebook', 'instagram'])('%s', (platform) => {
  it.each(kinds[platform])('publishes $name once', async ({ post, stands }) => {
    const access = await connected(platform);
    const { outcome, sends } = await publish(platform, access, await post());
    const posts = await ledger(platform);
    expect(posts).toMatchObject([{ id: idOf(outcome), ...stands }]);
    expect(sends).toBe(1);
  });

  it.each(kinds[platform])('finds $name after a lost answer, and sends no second', async ({ post }) => {
    const access = await connected(platform);
    await control('faults', { network: platform, operation: 'publish', fault: 'lose_reply' });
    const since = now();
    const sent = await post();
    const { outcome, progress } = await publish(platform, access, sent);
    expect(outcome.kind).toBe('UNKNOWN_OUTCOME');
    await advance(10_000);
    const answer = await platformAdapter(platform).reconcile({
      ...call(access),
      ...{ role: 'post', inReplyTo: null, text: sent.text ?? '', options: sent.options ?? {}, progress, since },
      taken: new Set(),
    });
    const [standing, ...more] = await ledger(platform);
    expect(more).toEqual([]);
    expect(answer).toMatchObject({ kind: 'found', platformPostId: standing?.id });
  });

  it('comments under its post, finds the comment after a lost answer, and knows when the post is gone', async () => {
    const access = await connected(platform);
    const media = [await files.picture()];
    const inReplyTo = idOf((await publish(platform, access, { text: 'Hi', media })).outcome);
    const first = await publish(platform, access, { text: 'First!', inReplyTo });
    expect((await ledger(platform))[1]).toMatchObject({
      id: idOf(first.outcome),
      role: 'comment',
      parentId: inReplyTo,
    });

    await control('faults', { network: platform, operation: 'publish', fault: 'lose_reply' });
    const since = now();
    const lost = await publish(platform, access, { text: 'Second', inReplyTo });
    expect(lost.outcome.kind).toBe('UNKNOWN_OUTCOME');
    const question = {
      role: 'comment',
      inReplyTo,
      options: {},
      progress: null,
      since,
      taken: new Set<string>(),
    } as const;
    const ask = (text: string) => platformAdapter(platform).reconcile({ ...call(access), ...question, text });
    expect(await ask('Second')).toMatchObject({ kind: 'found', platformPostId: (await ledger(platform))[2]?.id });
    expect(await ask('Third')).toEqual({ kind: 'absent' });

    await control(`${platform}/delete/${inReplyTo}`);
    const late = await publish(platform, access, { text: 'Late', inReplyTo });
    expect(late.outcome.kind).toBe('INVALID_CONTENT');
  });

  it('reads the numbers of posts that stand, missing kept apart from zero, and tells those that are gone', async () => {
    const access = await connected(platform);
    const ids: string[] = [];
    for (const text of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
      ids.push(idOf((await publish(platform, access, { text, media: [await files.picture()] })).outcome));
    }
    await control(`${platform}/delete/${ids[0]}`);
    await advance(DAY_MS);
    const posts = ids.map((platformPostId) => ({ platformPostId, publishedAt: now() }));
    const answer = await platformAdapter(platform).metrics?.posts({ ...call(access), posts });
    if (answer?.kind !== 'read') throw new Error(JSON.stringify(answer));
    expect([...answer.posts.keys()]).toEqual(ids);
    const [gone, ...standing] = answer.posts.values();
    expect(gone).toBe('gone');
    for (const numbers of standing) {
      expect(numbers).toMatchObject({
        impressions: expect.any(Number),
        reach: expect.any(Number),
        comments: expect.any(Number),
      });
      expect(numbers).toHaveProperty(platform === 'facebook' ? 'saves' : 'clicks', null);
    }
    const account = await platformAdapter(platform).metrics?.account(call(access));
    expect(account).toMatchObject({ kind: 'read', followers: platform === 'facebook' ? 2_840 : 5_310 });
  });

  it('tells the budget what is spent', async () => {
    const readings: RateReading[] = [];
    const access = await connected(platform);
    await control(`${platform}/settings`, { usagePercent: 85 });
    const rate = { ...OPEN_RATE, after: async (told: readonly RateReading[]) => void readings.push(...told) };
    await publish(platform, { ...access, rate }, { text: 'Hi', media: [await files.picture()] });
    expect(readings).toContainEqual(expect.objectContaining({ scope: 'account', bucket: 'graph', used: 0.85 }));
  });

  it('waits for the budget', async () => {
    const until = new Date(Date.now() + 60_000);
    const rate = { ...OPEN_RATE, before: async () => until };
    const access = { ...(await connected(platform)), rate };
    const { outcome, sends } = await publish(platform, access, { text: 'Hi', media: [await files.picture()] });
    expect(outcome).toMatchObject({ kind: 'RATE_LIMITED', code: 'budget', until });
    expect(await ledger(platform)).toEqual([]);
    expect(sends).toBe(platform === 'facebook' ? 1 : 0);
  });

  it('sees that a token lives, and when it does not', async () => {
    const access = await connected(platform);
    const inspect = () => platformAdapter(platform).inspect?.(call(access));
    expect(await inspect()).toMatchObject({
      kind: 'alive',
      displayName: 'Fjord Coffee Roasters',
      username: 'fjordcoffee',
    });
    await control(`accounts/${platform}/${access.platformUserId}/revoke`);
    expect(await inspect()).toMatchObject({ kind: 'RECONNECT', code: '190/460' });
  });
});

it('tells when Facebook ends the access to data', async () => {
  const access = await connected('facebook');
  const inspect = () => platformAdapter('facebook').inspect?.(call(access));
  const alive = await inspect();
  expect(alive).toMatchObject({ kind: 'alive', expiresAt: null, scopes: expect.arrayContaining(['read_insights']) });
  const endsInMs = alive?.kind === 'alive' ? Number(alive.dataAccessExpiresAt) - Date.now() : 0;
  expect(Math.round(endsInMs / DAY_MS)).toBe(90);
  await advance(91 * DAY_MS);
  expect(await inspect()).toMatchObject({ kind: 'RECONNECT', code: 'data_access_expired' });
});

it('ends the consent that a Page rests on, also when it has ended already', async () => {
  const access = await connected('facebook');
  const revoke = () => platformAdapter('facebook').revoke?.(call(access));
  await control('faults', { network: 'facebook', operation: 'token', fault: 'error_500' });
  expect(await revoke()).toMatchObject({ kind: 'TRANSIENT' });
  expect(await revoke()).toEqual({ kind: 'done' });
  expect(await platformAdapter('facebook').inspect?.(call(access))).toMatchObject({ kind: 'RECONNECT' });
  expect(await revoke()).toEqual({ kind: 'done' });
});

it('renews a token of Instagram once it is a day old', async () => {
  const access = await connected('instagram');
  const refresh = () => platformAdapter('instagram').refresh?.({ ...call(access), refreshToken: null });
  expect((await refresh())?.kind).not.toBe('refreshed');
  await advance(DAY_MS);
  const renewed = await refresh();
  if (renewed?.kind !== 'refreshed') throw new Error(JSON.stringify(renewed));
  expect(renewed.token.accessToken).not.toBe(access.accessToken);
  expect(renewed.token.scopes).toContain('instagram_business_content_publish');
  expect(Math.round((Number(renewed.token.expiresAt) - now().getTime()) / DAY_MS)).toBe(60);
});

it('keeps a post back while the day of Instagram is spent, and lets it out when the window has rolled', async () => {
  const access = await connected('instagram');
  await control('instagram/settings', { quotaTotal: 1 });
  expect((await publish('instagram', access, { media: [await files.picture()] })).outcome.kind).toBe('OK');
  const kept = await publish('instagram', access, { media: [await files.picture()] });
  expect(kept.outcome).toMatchObject({ kind: 'RATE_LIMITED', code: 'quota' });
  await advance(DAY_MS);
  expect((await publish('instagram', access, { media: [await files.picture()] })).outcome.kind).toBe('OK');
});

it('uploads a reel anew when the session ran out', async () => {
  const access = await connected('facebook');
  await control('faults', { network: 'facebook', operation: 'publish', fault: 'error_429' });
  const post = { media: [await files.video()], options: at('facebook', 'reel') };
  const waiting = await publish('facebook', access, post);
  expect(waiting.outcome.kind).toBe('RATE_LIMITED');
  expect(waiting.progress).toMatchObject({ video: expect.any(String), uploaded: true });
  await advance(2 * DAY_MS);
  const input = {
    ...call(access),
    ...{ text: '', media: post.media, options: post.options, progress: waiting.progress },
  };
  const outcome = await platformAdapter('facebook').publish({
    ...input,
    ...{ role: 'post', inReplyTo: null, optionMedia: new Map() },
    saveProgress: async () => undefined,
    beforeSend: async () => undefined,
  });
  expect(outcome).toMatchObject({ kind: 'MEDIA_RETRY', code: 'upload_expired' });
});

it("posts to a Page's Instagram account over Facebook's host", async () => {
  const found = (await connect('facebook', INSTAGRAM_SCOPES)).find(({ platform }) => platform === 'instagram');
  if (!found) throw new Error('Facebook gave no account on Instagram');
  const { platformUserId, kind, metadata, token } = found;
  const access = {
    ...{ accountId: 'acc_1', platformUserId, kind, metadata, rate: OPEN_RATE },
    ...{ accessToken: token.accessToken, scopes: token.scopes },
  };
  const media = [await files.picture()];
  const inReplyTo = idOf((await publish('instagram', access, { text: 'Linked', media })).outcome);
  idOf((await publish('instagram', access, { text: 'First!', inReplyTo })).outcome);
  expect(await ledger('instagram')).toMatchObject([{ text: 'Linked' }, { text: 'First!', parentId: inReplyTo }]);
  expect(await platformAdapter('instagram').inspect?.(call(access))).toMatchObject({
    kind: 'alive',
    username: 'fjordcoffee',
  });
  const posts = [{ platformPostId: inReplyTo, publishedAt: now() }];
  expect(await platformAdapter('instagram').metrics?.posts({ ...call(access), posts })).toMatchObject({ kind: 'read' });
  const refreshed = await platformAdapter('instagram').refresh?.({ ...call(access), refreshToken: null });
  expect(refreshed).toMatchObject({ kind: 'refreshed', token: { accessToken: token.accessToken, expiresAt: null } });
});
