import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountCall } from '../platform';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW, testAccess } from '../scripted-network-fixture';
import { xMetrics } from './metrics';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const call = (scopes = ['tweet.read', 'users.read']): AccountCall => ({
  access: { ...testAccess(), scopes },
  signal: AbortSignal.timeout(10_000),
  now: TEST_NOW,
});
const DAY = 86_400_000;
const post = (platformPostId: string, days = 1) => ({
  platformPostId,
  publishedAt: new Date(TEST_NOW.getTime() - days * DAY),
});
const query = (index: number) =>
  Object.fromEntries(new URL(network.seen[index]?.line.split(' ')[1] ?? '', network.url).searchParams);
const publicMetrics = {
  impression_count: 1_400,
  like_count: 31,
  reply_count: 0,
  retweet_count: 6,
  quote_count: 2,
  bookmark_count: 4,
};
const shown = {
  impressions: 1_400,
  reach: null,
  reactions: 31,
  comments: 0,
  shares: 8,
  clicks: null,
  saves: 4,
  videoViews: null,
};

describe('numbers of posts on X', () => {
  it('says what they cost and how many go at once', () => {
    expect(xMetrics).toMatchObject({ batchSize: 100, usdPerPostRead: 0.005 });
  });

  it('reads a batch with clicks and views', async () => {
    network.script({
      json: {
        data: [
          {
            id: '1',
            public_metrics: publicMetrics,
            non_public_metrics: { impression_count: 1_400, url_link_clicks: 17 },
            attachments: { media_keys: ['7_1'] },
          },
        ],
        includes: { media: [{ media_key: '7_1', public_metrics: { view_count: 900 } }] },
      },
    });
    expect(await xMetrics.posts({ ...call(), posts: [post('1'), post('2')] })).toEqual({
      kind: 'read',
      posts: new Map([['1', { ...shown, clicks: 17, videoViews: 900 }]]),
      postsCharged: 1,
    });
    expect(network.seen).toHaveLength(1);
    expect(query(0)).toEqual({
      ids: '1,2',
      'tweet.fields': 'attachments,public_metrics,non_public_metrics,organic_metrics',
      expansions: 'attachments.media_keys',
      'media.fields': 'public_metrics',
    });
  });

  it('asks for private numbers of the last 30 days alone', async () => {
    network.script({ json: { data: [{ id: '1' }] } }, { json: { data: [{ id: '2', public_metrics: publicMetrics }] } });
    const answer = await xMetrics.posts({ ...call(), posts: [post('1', 29), post('2', 30)] });
    expect(answer).toMatchObject({ postsCharged: 2 });
    expect([query(0)['tweet.fields'], query(1)['tweet.fields']]).toEqual([
      'attachments,public_metrics,non_public_metrics,organic_metrics',
      'attachments,public_metrics',
    ]);
  });

  it.each<[string, object, object]>([
    ['the new name of reposts', { ...publicMetrics, retweet_count: undefined, repost_count: 7 }, { shares: 9 }],
    ['a missing number', { ...publicMetrics, bookmark_count: undefined }, { saves: null, reactions: 31 }],
    ['a missing half of a sum', { ...publicMetrics, quote_count: undefined }, { shares: null }],
    ['no number at all', {}, { impressions: null, comments: null }],
  ])('understands %s', async (_name, metrics, expected) => {
    network.script({ json: { data: [{ id: '1', public_metrics: metrics }] } });
    const answer = await xMetrics.posts({ ...call(), posts: [post('1')] });
    expect(answer.kind === 'read' && answer.posts.get('1')).toMatchObject(expected);
  });

  it('takes clicks from the organic numbers where the private ones are not granted', async () => {
    network.script({ json: { data: [{ id: '1', organic_metrics: { url_link_clicks: 3 } }] } });
    const answer = await xMetrics.posts({ ...call(), posts: [post('1')] });
    expect(answer.kind === 'read' && answer.posts.get('1')).toMatchObject({ clicks: 3 });
  });

  it('tells a deleted post from one that is not shown', async () => {
    const problem = (id: string, tail: string) => ({
      resource_id: id,
      type: `https://api.twitter.com/2/problems/${tail}`,
      title: 'Some Error',
    });
    network.script({
      json: {
        errors: [
          problem('1', 'resource-not-found'),
          problem('2', 'not-authorized-for-resource'),
          { ...problem('3', 'not-authorized-for-field'), field: 'non_public_metrics' },
        ],
        data: [{ id: '3', public_metrics: publicMetrics }],
      },
    });
    const answer = await xMetrics.posts({ ...call(), posts: [post('1'), post('2'), post('3')] });
    expect(answer).toEqual({
      kind: 'read',
      posts: new Map<string, unknown>([
        ['1', 'gone'],
        ['3', shown],
      ]),
      postsCharged: 1,
    });
  });

  it('keeps what it has read when the second half is refused', async () => {
    network.script({ json: { data: [{ id: '1', public_metrics: publicMetrics }] } }, { status: 429 });
    const answer = await xMetrics.posts({ ...call(), posts: [post('1'), post('2', 40)] });
    expect(answer).toMatchObject({ kind: 'read', postsCharged: 1, interrupted: { kind: 'RATE_LIMITED' } });
    network.script({ status: 429 });
    expect(await xMetrics.posts({ ...call(), posts: [post('1')] })).toMatchObject({ kind: 'RATE_LIMITED' });
  });

  it.each([
    [{ status: 401 }, 'RECONNECT'],
    [{ status: 402 }, 'BILLING'],
    ['cut', 'TRANSIENT'],
    [{ text: '<html>' }, 'TRANSIENT'],
  ] as const)('after %j: %s', async (answer, kind) => {
    network.script(answer);
    expect(await xMetrics.posts({ ...call(), posts: [post('1')] })).toMatchObject({ kind });
  });

  it('asks nothing without the right to read', async () => {
    network.script();
    expect(await xMetrics.posts({ ...call(['tweet.write']), posts: [post('1')] })).toMatchObject({
      kind: 'PERMISSION',
    });
    expect(await xMetrics.account(call(['tweet.read']))).toMatchObject({ kind: 'PERMISSION' });
    expect(network.seen).toEqual([]);
  });
});

describe('numbers of an account on X', () => {
  it.each([
    [{ public_metrics: { followers_count: 2_316 } }, 2_316],
    [{ public_metrics: { followers_count: 0 } }, 0],
    [{}, null],
  ])('%j', async (more, followers) => {
    network.script({ json: { data: { id: '1', name: 'Fjord', username: 'fjord', ...more } } });
    expect(await xMetrics.account(call())).toEqual({ kind: 'read', followers });
    expect(network.seen[0]?.line).toBe('GET /x-api/2/users/me?user.fields=public_metrics');
  });
});
