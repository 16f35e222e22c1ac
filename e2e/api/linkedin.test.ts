import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PostOptions, PostRole } from '@/lib/contracts/post-options';
import { DAY, HOUR } from '@/lib/foundation/time';
import type { AuthorizationRequest } from '@/lib/platforms/authorization';
import { linkedinAdapter } from '@/lib/platforms/linkedin';
import type {
  AccountAccess,
  DiscoveredAccount,
  Outcome,
  PublishMedia,
  PublishProgress,
} from '@/lib/platforms/platform';
import { OPEN_RATE } from '@/lib/platforms/rate';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { CONNECTION_REQUEST, type FakeNetworks, startFakeNetworks } from './fake-networks';
import type { PictureServer } from './picture-server';

const MB = 1024 * 1024;
const person: AuthorizationRequest = CONNECTION_REQUEST;
const page: AuthorizationRequest = { ...person, as: 'page' };
const share: AuthorizationRequest = { ...person, least: true };
const signal = () => AbortSignal.timeout(20_000);

let networks: FakeNetworks;
let pictures: PictureServer;
beforeAll(async () => {
  networks = await startFakeNetworks();
  pictures = networks.pictures;
});
afterAll(() => networks.stop());
beforeEach(() => control('reset'));

const control = (path: string, body?: object): Promise<void> => networks.control(path, body);
/** The fakes' clock runs ahead after `control('clock')`; ours goes with it. */
let aheadMs = 0;
const advance = async (ms: number): Promise<void> => {
  await control('clock', { advanceMs: ms });
  aheadMs += ms;
};
beforeEach(() => {
  aheadMs = 0;
});
const now = (): Date => new Date(Date.now() + aheadMs);

interface StandingPost {
  id: string;
  text: string;
  role: PostRole;
  parentId: string | null;
  permalink: string;
  media: { kind: string }[];
}

const ledger = async (): Promise<StandingPost[]> =>
  (await networks.read<{ data: StandingPost[] }>('posts?network=linkedin')).data;

async function discover(request: AuthorizationRequest): Promise<DiscoveredAccount[]> {
  const url = await decideOnConsentPage(await linkedinAdapter.authorizationUrl(request));
  return linkedinAdapter.connect({ url, request, now: now() });
}

async function connected(request: AuthorizationRequest): Promise<AccountAccess & { refreshToken: string | null }> {
  const [account] = await discover(request);
  if (!account) throw new Error('LinkedIn gave no account.');
  const { platformUserId, kind, token, metadata } = account;
  const { accessToken, scopes, refreshToken } = token;
  return { accountId: 'acc_1', platformUserId, accessToken, kind, scopes, metadata, rate: OPEN_RATE, refreshToken };
}

interface Given {
  text?: string;
  role?: PostRole;
  inReplyTo?: string | null;
  media?: PublishMedia[];
  options?: PostOptions;
  optionMedia?: ReadonlyMap<string, PublishMedia>;
}

/** Publishes as the worker does: asked again while LinkedIn is not ready, with the progress that was stored. */
async function publish(access: AccountAccess, given: Given) {
  const state = { progress: null as PublishProgress | null, sends: 0, told: [] as unknown[] };
  const { text = 'Fresh (really) beans #coffee', role = 'post', inReplyTo = null, media = [], options = {} } = given;
  const { optionMedia = new Map<string, PublishMedia>() } = given;
  for (let round = 0; round < 10; round++) {
    const outcome: Outcome = await linkedinAdapter.publish({
      ...{ access, role, inReplyTo, text, media, options, optionMedia, progress: state.progress },
      saveProgress: async (progress) => {
        state.progress = progress;
        state.told.push(progress.stage);
      },
      beforeSend: async () => {
        state.sends += 1;
      },
      ...{ signal: signal(), now: now() },
    });
    if (outcome.kind !== 'NOT_READY') return { outcome, ...state };
    state.progress = outcome.progress;
    await advance(outcome.retryAfterMs);
  }
  throw new Error('LinkedIn was never ready.');
}

const stored = async (over: Partial<PublishMedia>, bytes: Uint8Array): Promise<PublishMedia> => ({
  ...(await pictures.picture()),
  ...{ bytes: bytes.byteLength, altText: null, read: () => Promise.reject(new Error('Not read whole.')) },
  readRange: async (start, end) => bytes.slice(start, end),
  ...over,
});
const video = (size: number) =>
  stored({ kind: 'video', mimeType: 'video/mp4', durationMs: 30_000 }, new Uint8Array(size).fill(7));
const pdf = () => stored({ kind: 'document', mimeType: 'application/pdf' }, new TextEncoder().encode('%PDF-1.7 roast'));

describe.each([
  ['a member', person],
  ['a page', page],
] as const)('as %s', (_name, request) => {
  it.each<[string, () => Promise<Given>, string[]]>([
    ['text', async () => ({}), []],
    ['a picture', async () => ({ media: [await pictures.picture()] }), ['image']],
    ['a GIF', async () => ({ media: [await pictures.gif()] }), ['gif']],
    [
      '20 pictures',
      async () => ({ media: await Promise.all(Array.from({ length: 20 }, () => pictures.picture())) }),
      Array.from({ length: 20 }, () => 'image'),
    ],
    ['a video in three parts', async () => ({ media: [await video(9 * MB)] }), ['video']],
    [
      'a document',
      async () => ({ media: [await pdf()], options: { linkedin: { documentTitle: 'Roasting' } } }),
      ['document'],
    ],
    [
      'a link with a card',
      async () => {
        const picture = await pictures.picture();
        const link = { url: 'https://example.com/shop', title: 'Shop', thumbnailMediaId: picture.id };
        return { options: { link }, optionMedia: new Map([[picture.id, picture]]) };
      },
      ['image'],
    ],
    [
      'a poll',
      async () => ({
        options: { linkedin: { poll: { question: 'Which?', options: ['Light', 'Dark'], durationDays: 7 } } },
      }),
      [],
    ],
  ])('publishes %s once', async (_kind, given, media) => {
    const { outcome, sends } = await publish(await connected(request), await given());
    const [post, ...more] = await ledger();
    expect(outcome).toMatchObject({ kind: 'OK', platformPostId: post?.id, permalink: post?.permalink });
    expect(more).toEqual([]);
    expect(sends).toBe(1);
    expect(post?.text).toBe('Fresh (really) beans #coffee');
    expect(post?.media.map(({ kind }) => kind)).toEqual(media);
  });

  it('writes the first comment under its post, and finds it again after a lost reply', async () => {
    const access = await connected(request);
    await publish(access, {});
    const [post] = await ledger();
    await control('faults', { network: 'linkedin', operation: 'publish', fault: 'lose_reply' });
    const since = now();
    const comment = { role: 'comment', inReplyTo: post?.id ?? '', text: 'More (here): https://example.com' } as const;
    expect((await publish(access, comment)).outcome).toMatchObject({ kind: 'UNKNOWN_OUTCOME' });
    const written = (await ledger()).filter(({ role }) => role === 'comment');
    expect(written).toMatchObject([{ parentId: post?.id, text: comment.text }]);
    const answer = await linkedinAdapter.reconcile({
      ...{ access, ...comment, options: {}, progress: null, since, taken: new Set(), signal: signal(), now: now() },
    });
    expect(answer).toMatchObject({
      kind: 'found',
      platformPostId: written[0]?.id,
      permalink: written[0]?.permalink,
    });
  });

  it('reads numbers of its posts and its followers', async () => {
    const access = await connected(request);
    const posts = [];
    for (const text of ['One', 'Two', 'Three']) {
      const { outcome } = await publish(access, { text });
      if (outcome.kind === 'OK') posts.push(outcome);
    }
    await advance(2 * DAY);
    const call = { access, signal: signal(), now: now() };
    const answer = await linkedinAdapter.metrics?.posts({ ...call, posts });
    expect(answer).toMatchObject({ kind: 'read' });
    if (answer?.kind !== 'read') return;
    expect([...answer.posts.keys()].sort()).toEqual(posts.map(({ platformPostId }) => platformPostId).sort());
    for (const numbers of answer.posts.values()) {
      expect(numbers).toMatchObject({ comments: expect.toSatisfy((it) => it === null || it >= 0), videoViews: null });
    }
    const followers = request === page ? 1_840 : 1_204;
    expect(await linkedinAdapter.metrics?.account(call)).toEqual({ kind: 'read', followers });
  });

  it('is renewed until a year after the first consent, inspected, and revoked', async () => {
    const access = await connected(request);
    const call = () => ({ access, signal: signal(), now: now() });
    const firstEnd = now().getTime() + 365 * DAY;
    await advance(50 * DAY);
    const renewed = await linkedinAdapter.refresh?.({ ...call(), refreshToken: access.refreshToken });
    if (renewed?.kind !== 'refreshed') throw new Error(`Not refreshed: ${JSON.stringify(renewed)}`);
    expect(Math.abs((renewed.token.refreshExpiresAt?.getTime() ?? 0) - firstEnd)).toBeLessThan(HOUR);
    Object.assign(access, { accessToken: renewed.token.accessToken });
    expect(await linkedinAdapter.inspect?.(call())).toMatchObject({
      kind: 'alive',
      metadata: { mode: 'community' },
      scopes: expect.arrayContaining([request === page ? 'w_organization_social' : 'w_member_social']),
    });
    expect(await linkedinAdapter.revoke?.(call())).toEqual({ kind: 'done' });
    expect(await linkedinAdapter.inspect?.(call())).toMatchObject({ kind: 'RECONNECT', code: 'revoked' });
    expect((await publish(access, {})).outcome).toMatchObject({ kind: 'RECONNECT' });
  });
});

describe('by an app for sharing alone', () => {
  it('publishes, and can tell nothing of a post in doubt', async () => {
    const access = await connected(share);
    await control('faults', { network: 'linkedin', operation: 'publish', fault: 'lose_reply' });
    const since = now();
    const { outcome, progress } = await publish(access, { text: 'Once' });
    expect(outcome.kind).toBe('UNKNOWN_OUTCOME');
    const question = { access, role: 'post', inReplyTo: null, text: 'Once', options: {}, since, now: now() } as const;
    const taken = new Set<string>();
    const ask = (known: PublishProgress | null) =>
      linkedinAdapter.reconcile({ ...question, taken, progress: known, signal: signal() });
    expect(await ask(progress)).toMatchObject({ kind: 'unclear', code: 'not_readable' });
    const again = await publish(access, { text: 'Once' });
    const [post, ...more] = await ledger();
    expect(again.outcome).toMatchObject({ kind: 'DUPLICATE', ref: post?.id });
    expect(await ask(again.progress)).toMatchObject({ kind: 'found', platformPostId: post?.id });
    expect(more).toEqual([]);
  });

  it('neither comments, nor reads numbers, nor is renewed; LinkedIn is not asked', async () => {
    const access = await connected(share);
    await publish(access, {});
    const [post] = await ledger();
    const comment = await publish(access, { role: 'comment', inReplyTo: post?.id ?? '' });
    expect(comment.outcome).toMatchObject({ kind: 'PERMISSION' });
    const call = { access, signal: signal(), now: now() };
    expect(await linkedinAdapter.metrics?.account(call)).toMatchObject({ kind: 'PERMISSION' });
    expect(access.refreshToken).toBeNull();
    expect(await linkedinAdapter.refresh?.({ ...call, refreshToken: null })).toMatchObject({ kind: 'RECONNECT' });
  });
});

describe('a video that is interrupted', () => {
  it('tells how far it is, and goes on with the part whose reply was lost', async () => {
    const access = await connected(person);
    const media = [await video(9 * MB)];
    await control('faults', { network: 'linkedin', operation: 'upload', fault: 'delay', delayMs: 0, times: 2 });
    await control('faults', { network: 'linkedin', operation: 'upload', fault: 'lose_reply' });
    const state: { progress: PublishProgress | null } = { progress: null };
    const once = () =>
      linkedinAdapter.publish({
        ...{ access, role: 'post', inReplyTo: null, text: 'Film', media, options: {}, optionMedia: new Map() },
        progress: state.progress,
        saveProgress: async (progress) => {
          state.progress = progress;
        },
        beforeSend: async () => undefined,
        ...{ signal: signal(), now: now() },
      });
    expect(await once()).toMatchObject({ kind: 'TRANSIENT' });
    expect(state.progress).toMatchObject({ stage: 'uploading', percent: 44, etags: [expect.any(String)] });
    expect(await once()).toMatchObject({ kind: 'NOT_READY', progress: { stage: 'processing' } });
    await advance(5_000);
    expect(await once()).toMatchObject({ kind: 'OK' });
    expect(await ledger()).toHaveLength(1);
  });

  it('is announced anew once its upload addresses have ended', async () => {
    const access = await connected(person);
    await control('linkedin/upload-addresses', { ms: 0 });
    const first = await publish(access, { media: [await video(5 * MB)] });
    expect(first.outcome).toMatchObject({ kind: 'MEDIA_RETRY', code: 'upload_http_403' });
    await control('linkedin/upload-addresses', { ms: HOUR });
    expect((await publish(access, { media: [await video(5 * MB)] })).outcome).toMatchObject({ kind: 'OK' });
  });
});

it('lists every page that a member may post as', async () => {
  const pages = await discover(page);
  expect(pages.map(({ displayName, metadata }) => [displayName, metadata.role])).toEqual([
    ['Fjord Coffee Roasters', 'ADMINISTRATOR'],
    ['Fjord Coffee School', 'CONTENT_ADMINISTRATOR'],
  ]);
});

it('waits for a brand-new token to be known everywhere', async () => {
  await control('linkedin/propagation', { seconds: 1 });
  expect(await discover(page)).toHaveLength(2);
});
