import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import type {
  AccountAccess,
  DiscoveredAccount,
  Outcome,
  PublishInput,
  PublishMedia,
  PublishProgress,
  ReconcileInput,
} from '@/lib/platforms/platform';
import { OPEN_RATE } from '@/lib/platforms/rate';
import { platformAdapter } from '@/lib/platforms/registry';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { CONNECTION_REQUEST, type FakeNetworks, startFakeNetworks } from './fake-networks';

const READ_LAG_MS = 20_000;
const request = CONNECTION_REQUEST;

let fakes: FakeNetworks;
beforeAll(async () => {
  fakes = await startFakeNetworks();
});
afterAll(() => fakes.stop());
beforeEach(() => control('reset'));

const control = (path: string, body?: object): Promise<void> => fakes.control(path, body);

interface StandingPost {
  network: Platform;
  id: string;
  text: string;
  permalink: string;
  media: { kind: string; altText: string | null }[];
}

async function ledger(): Promise<StandingPost[]> {
  const response = await fetch(`${fakes.url}/__fake/posts`);
  const { data } = (await response.json()) as { data: StandingPost[] };
  return data;
}

async function connect(platform: Platform): Promise<DiscoveredAccount[]> {
  const adapter = platformAdapter(platform);
  const url = await decideOnConsentPage(await adapter.authorizationUrl(request));
  return adapter.connect({ url, request, now: new Date() });
}

async function connected(platform: Platform): Promise<AccountAccess> {
  const [account] = await connect(platform);
  if (!account) throw new Error(`${platform} gave no account`);
  const { platformUserId, kind, token, metadata } = account;
  const { accessToken, scopes } = token;
  return { accountId: 'acc_1', platformUserId, accessToken, kind, scopes, metadata, rate: OPEN_RATE };
}

const question = (
  access: AccountAccess,
  text: string,
  progress: PublishProgress | null,
  since: Date,
): ReconcileInput => ({
  ...{ access, text, progress, since, role: 'post', inReplyTo: null, options: {}, taken: new Set() },
  signal: AbortSignal.timeout(10_000),
  now: new Date(),
});

/** Publishes as the worker does: asked again while the network is not ready, with the progress that was stored. */
async function publish(
  platform: Platform,
  access: AccountAccess,
  text: string,
  media: PublishMedia[],
): Promise<{ outcome: Outcome; progress: PublishProgress | null; sends: number }> {
  const state = { progress: null as PublishProgress | null, sends: 0 };
  const input = (): PublishInput => ({
    access,
    role: 'post',
    inReplyTo: null,
    text,
    media,
    options: {},
    optionMedia: new Map(),
    progress: state.progress,
    saveProgress: async (progress) => {
      state.progress = progress;
    },
    beforeSend: async () => {
      state.sends += 1;
    },
    signal: AbortSignal.timeout(20_000),
    now: new Date(),
  });
  for (let round = 0; round < 10; round++) {
    const outcome = await platformAdapter(platform).publish(input());
    if (outcome.kind !== 'NOT_READY') return { outcome, ...state };
    state.progress = outcome.progress;
    await control('clock', { advanceMs: outcome.retryAfterMs });
  }
  throw new Error(`${platform} was never ready`);
}

const textOf = (platform: Platform) =>
  `Fresh (really) beans & more <3 for ${platform} #coffee https://example.com/shop?a=1&b=2 æøå`;
const mediaFor = async (platform: Platform) => (platform === 'instagram' ? [await fakes.pictures.picture()] : []);

it('takes a GIF to X in segments and waits for its processing', async () => {
  const access = await connected('x');
  const gif = await fakes.pictures.gif();
  const { outcome, sends } = await publish('x', access, 'It moves', [gif]);
  expect(outcome.kind).toBe('OK');
  expect(sends).toBe(1);
  expect(await ledger()).toMatchObject([{ text: 'It moves', media: [{ kind: 'gif', altText: gif.altText }] }]);
});

describe.each(PLATFORMS)('%s', (platform) => {
  it('connects', async () => {
    const accounts = await connect(platform);
    expect(accounts.length).toBeGreaterThan(0);
    for (const account of accounts) {
      expect(account).toMatchObject({
        platformUserId: expect.stringMatching(/./),
        displayName: expect.stringMatching(/./),
        token: { accessToken: expect.stringMatching(/./), scopes: expect.arrayContaining([expect.any(String)]) },
      });
    }
  });

  it('says that the person declined', async () => {
    const adapter = platformAdapter(platform);
    const url = await decideOnConsentPage(await adapter.authorizationUrl(request), 'cancel');
    await expect(adapter.connect({ url, request, now: new Date() })).rejects.toMatchObject({
      outcome: { kind: 'PERMISSION', code: 'access_denied' },
    });
  });

  it('takes a code only once', async () => {
    const adapter = platformAdapter(platform);
    const callback = { url: await decideOnConsentPage(await adapter.authorizationUrl(request)), request };
    await adapter.connect({ ...callback, now: new Date() });
    await expect(adapter.connect({ ...callback, now: new Date() })).rejects.toMatchObject({
      name: 'PlatformError',
      outcome: { kind: 'RECONNECT' },
    });
  });

  it.each([0, 1, 3])('publishes a text with %i pictures once', async (count) => {
    const access = await connected(platform);
    const media = await Promise.all(
      Array.from({ length: count || (platform === 'instagram' ? 1 : 0) }, () => fakes.pictures.picture()),
    );
    const { outcome, sends } = await publish(platform, access, textOf(platform), media);
    const posts = await ledger();
    expect(outcome).toMatchObject({ kind: 'OK', platformPostId: posts[0]?.id, permalink: posts[0]?.permalink });
    expect(posts).toHaveLength(1);
    expect(posts[0]?.media.map(({ altText }) => altText)).toEqual(media.map(({ altText }) => altText));
    expect(posts[0]?.text).toContain('(really) beans & more <3 for');
    expect(sends).toBe(1);
  });

  it.each(['lose_reply', 'lose_reply_500', 'lose_reply_504'])('settles %s by asking', async (fault) => {
    const access = await connected(platform);
    await control(`${platform}/read-lag`, { ms: READ_LAG_MS });
    await control('faults', { network: platform, operation: 'publish', fault });
    const since = new Date();
    const text = textOf(platform);
    const { outcome, progress } = await publish(platform, access, text, await mediaFor(platform));
    expect(outcome.kind).toBe('UNKNOWN_OUTCOME');
    const [post, ...more] = await ledger();
    expect(more).toEqual([]);
    await control('clock', { advanceMs: READ_LAG_MS + 1_000 });
    const ask = question(access, text, progress, since);
    const answer = await platformAdapter(platform).reconcile(ask);
    const found = { kind: 'found', platformPostId: post?.id, permalink: post?.permalink };
    expect(answer).toMatchObject(found);
  });

  it('reads its post by its id and by its link, and knows when there is none', async () => {
    const access = await connected(platform);
    const text = textOf(platform);
    await publish(platform, access, text, await mediaFor(platform));
    const [post] = await ledger();
    if (!post) throw new Error('Nothing stands.');
    const adapter = platformAdapter(platform);
    const read = async (given: string) => {
      const reference = adapter.referenceOf(given, access);
      if (!reference) throw new Error(`${given} is no reference.`);
      return adapter.readPost({
        access,
        reference,
        role: 'post',
        signal: AbortSignal.timeout(10_000),
        now: new Date(),
      });
    };
    const found = { kind: 'found', platformPostId: post.id, permalink: post.permalink };
    expect(await read(post.id)).toMatchObject(found);
    expect(await read(post.permalink)).toMatchObject(found);
    const other = post.id.replace(/\d$/, (digit) => String(9 - Number(digit)));
    expect(await read(other)).toEqual({ kind: 'gone' });
  });

  it('asks, finds nothing, and knows that it was not published', async () => {
    const access = await connected(platform);
    await control('faults', { network: platform, operation: 'publish', fault: 'error_500' });
    const since = new Date();
    const text = textOf(platform);
    const { outcome, progress } = await publish(platform, access, text, await mediaFor(platform));
    expect(outcome.kind).toBe('UNKNOWN_OUTCOME');
    expect(await ledger()).toEqual([]);
    const ask = question(access, text, progress, since);
    const answer = await platformAdapter(platform).reconcile(ask);
    expect(answer.kind).toBe('absent');
  });

  it('is told when to come back', async () => {
    const access = await connected(platform);
    await control('faults', { network: platform, operation: 'publish', fault: 'error_429' });
    const { outcome } = await publish(platform, access, textOf(platform), await mediaFor(platform));
    expect(outcome).toMatchObject({ kind: 'RATE_LIMITED', until: expect.any(Date) });
    expect(await ledger()).toEqual([]);
  });

  it('uploads again after a lost upload, and posts once', async () => {
    const access = await connected(platform);
    await control('faults', { network: platform, operation: 'upload', fault: 'lose_reply' });
    const media = [await fakes.pictures.picture(), await fakes.pictures.picture()];
    const first = await publish(platform, access, textOf(platform), media);
    expect(first.outcome.kind).toBe('TRANSIENT');
    const second = await publish(platform, access, textOf(platform), media);
    expect(second.outcome.kind).toBe('OK');
    expect(await ledger()).toHaveLength(1);
  });

  it('asks for a new connection when the token was revoked', async () => {
    const access = await connected(platform);
    const media = await mediaFor(platform);
    const accounts = await fetch(`${fakes.url}/__fake/accounts`);
    const { data } = (await accounts.json()) as { data: { network: string; id: string; tokens: unknown[] }[] };
    for (const { network, id } of data.filter((account) => account.network === platform)) {
      await control(`accounts/${network}/${id}/revoke`);
    }
    const { outcome } = await publish(platform, access, textOf(platform), media);
    expect(outcome.kind).toBe('RECONNECT');
  });
});
