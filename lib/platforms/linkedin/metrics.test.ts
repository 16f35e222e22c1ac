import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountAccess } from '../platform';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW, testAccess } from '../scripted-network-fixture';
import { linkedinMetrics } from './metrics';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const asked: [string, string][] = [];
const rate = {
  before: async (bucket: string, priority: string) => {
    asked.push([bucket, priority]);
    return null;
  },
  after: async () => undefined,
};
const page: AccountAccess = {
  ...testAccess({ author: 'urn:li:organization:5', mode: 'community' }),
  ...{ kind: 'page', scopes: ['rw_organization_admin'], rate },
};
const member: AccountAccess = {
  ...testAccess({ author: 'urn:li:person:abc', mode: 'community' }),
  ...{ scopes: ['r_member_postAnalytics', 'r_member_profileAnalytics'], rate },
};
const call = (access: AccountAccess) => ({ access, signal: AbortSignal.timeout(10_000), now: TEST_NOW });
const posts = (access: AccountAccess, ...urns: string[]) =>
  linkedinMetrics.posts({
    ...call(access),
    posts: urns.map((platformPostId) => ({ platformPostId, publishedAt: TEST_NOW })),
  });
const lines = () => network.seen.map(({ line }) => line.replace('/linkedin-api', ''));
const count = (value: number | null) => ({ json: { elements: value === null ? [] : [{ count: value }] } });
const gone = { status: 404, json: { status: 404, code: 'NOT_FOUND', message: 'Entity not found' } };

describe('the numbers of a page', () => {
  it('come for all its posts at once, a missing one null and not zero', async () => {
    network.script({
      json: {
        elements: [
          {
            share: 'urn:li:share:1',
            totalShareStatistics: { impressionCount: 9, likeCount: 0, commentCount: 2, shareCount: 1, clickCount: 3 },
          },
          { ugcPost: 'urn:li:ugcPost:2', totalShareStatistics: { impressionCount: 4, uniqueImpressionsCount: 3 } },
        ],
      },
    });
    const answer = await posts(page, 'urn:li:share:1', 'urn:li:ugcPost:2', 'urn:li:share:3');
    const none = { reactions: null, comments: null, shares: null, clicks: null, saves: null, videoViews: null };
    expect(answer).toEqual({
      kind: 'read',
      postsCharged: 0,
      posts: new Map([
        ['urn:li:share:1', { ...none, impressions: 9, reach: null, reactions: 0, comments: 2, shares: 1, clicks: 3 }],
        ['urn:li:ugcPost:2', { ...none, impressions: 4, reach: 3 }],
      ]),
    });
    expect(lines()).toEqual([
      'GET /rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A5&shares=List(urn%3Ali%3Ashare%3A1,urn%3Ali%3Ashare%3A3)&ugcPosts=List(urn%3Ali%3AugcPost%3A2)',
    ]);
    expect(asked.at(-1)).toEqual(['GET /rest/organizationalEntityShareStatistics', 'read']);
  });

  it('have its followers', async () => {
    network.script({ json: { firstDegreeSize: 1_840 } });
    expect(await linkedinMetrics.account(call(page))).toEqual({ kind: 'read', followers: 1_840 });
    expect(lines()).toEqual(['GET /rest/networkSizes/urn%3Ali%3Aorganization%3A5?edgeType=COMPANY_FOLLOWED_BY_MEMBER']);
  });
});

describe('the numbers of a member', () => {
  it('come one kind a request, each missing one null', async () => {
    network.script(count(90), count(null), count(7), count(0), count(2), count(1));
    expect(await posts(member, 'urn:li:share:1')).toMatchObject({
      posts: new Map([
        [
          'urn:li:share:1',
          {
            ...{ impressions: 90, reach: null, reactions: 7, comments: 0, shares: 2, saves: 1 },
            ...{ clicks: null, videoViews: null },
          },
        ],
      ]),
    });
    expect(lines()[0]).toBe(
      'GET /rest/memberCreatorPostAnalytics?q=entity&entity=(share:urn%3Ali%3Ashare%3A1)&queryType=IMPRESSION&aggregation=TOTAL',
    );
    expect(lines().map((line) => /queryType=(\w+)/.exec(line)?.[1])).toEqual([
      ...['IMPRESSION', 'MEMBERS_REACHED', 'REACTION', 'COMMENT', 'RESHARE', 'POST_SAVE'],
    ]);
  });

  it('know a post that is gone', async () => {
    network.script(gone);
    expect(await posts(member, 'urn:li:ugcPost:1')).toMatchObject({ posts: new Map([['urn:li:ugcPost:1', 'gone']]) });
    expect(lines()[0]).toContain('entity=(ugc:urn%3Ali%3AugcPost%3A1)');
  });

  it('keep what was read before a limit was reached', async () => {
    const limit = { status: 429, json: { status: 429 } };
    network.script(gone, count(1), limit);
    const answer = await posts(member, 'urn:li:share:1', 'urn:li:share:2', 'urn:li:share:3');
    expect(answer).toMatchObject({
      kind: 'read',
      posts: new Map([['urn:li:share:1', 'gone']]),
      interrupted: { kind: 'RATE_LIMITED' },
    });
    network.script(limit);
    expect(await posts(member, 'urn:li:share:1')).toMatchObject({ kind: 'RATE_LIMITED' });
  });

  it('go on past a post that is refused for itself', async () => {
    network.script({ status: 400, json: { status: 400, code: 'ILLEGAL_ARGUMENT' } }, gone);
    expect(await posts(member, 'urn:li:share:1', 'urn:li:share:2')).toEqual({
      kind: 'read',
      posts: new Map([['urn:li:share:2', 'gone']]),
      postsCharged: 0,
    });
  });

  it('have the followers', async () => {
    network.script({ json: { elements: [{ memberFollowersCount: 1_204 }] } });
    expect(await linkedinMetrics.account(call(member))).toEqual({ kind: 'read', followers: 1_204 });
    network.script({ json: { elements: [] } });
    expect(await linkedinMetrics.account(call(member))).toEqual({ kind: 'read', followers: null });
  });
});

it('asks nothing by a connection for sharing alone', async () => {
  network.script();
  const share = { ...member, scopes: ['openid', 'w_member_social'] };
  for (const answer of [await posts(share, 'urn:li:share:1'), await linkedinMetrics.account(call(share))]) {
    expect(answer).toMatchObject({ kind: 'PERMISSION', code: 'missing_scope' });
  }
  expect(network.seen).toEqual([]);
});
