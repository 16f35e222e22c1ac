import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '@/lib/contracts/platform-names';
import type { AccountAccess } from './platform';
import { platformAdapter } from './registry';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_NOW,
  testAccess,
} from './scripted-network-fixture';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const ACCESS = {
  linkedin: testAccess({ mode: 'community', author: 'urn:li:organization:5' }),
  x: testAccess({ username: 'fjord' }),
  facebook: testAccess(),
  instagram: testAccess(),
} as const satisfies Record<Platform, AccountAccess>;
const URN = 'urn:li:share:7141';
const IG_PAGE = 'https://www.instagram.com/p/Cx_9-a/';

describe('what a person pastes', () => {
  it.each<[Platform, string, string | null]>([
    ['linkedin', URN, URN],
    ['linkedin', `https://www.linkedin.com/feed/update/${URN}`, URN],
    ['linkedin', `https://www.linkedin.com/feed/update/${encodeURIComponent(URN)}/?actorCompanyId=5`, URN],
    ['linkedin', 'linkedin.com/feed/update/urn:li:ugcPost:9', 'urn:li:ugcPost:9'],
    ['linkedin', 'https://no.linkedin.com/posts/anna_words-activity-7141-AbC_?utm=1', 'urn:li:activity:7141'],
    ['x', '1900', '1900'],
    ['x', 'https://x.com/Fjord/status/1900?s=20', '1900'],
    ['x', 'https://mobile.twitter.com/fjord/status/1900/photo/1', '1900'],
    ['x', 'https://x.com/i/web/status/1900', '1900'],
    ['facebook', '1001_22', '1001_22'],
    ['facebook', 'https://www.facebook.com/fjord/posts/22', '1001_22'],
    ['facebook', 'https://www.facebook.com/fjord/posts/some-words/22/', '1001_22'],
    ['facebook', 'https://www.facebook.com/permalink.php?story_fbid=22&id=1001', '1001_22'],
    ['facebook', 'https://m.facebook.com/story.php?story_fbid=pfbid0a&id=1001', null],
    ['facebook', 'https://www.facebook.com/reel/22', '1001_22'],
    ['facebook', 'https://www.facebook.com/watch/?v=22', '1001_22'],
    ['facebook', 'https://www.facebook.com/fjord/posts/pfbid02aB', null],
    ['instagram', '17912345', '17912345'],
    ['instagram', `${IG_PAGE}?igsh=1`, null],
    ['instagram', 'https://www.instagram.com/fjord/reel/Cx_9-a/', null],
  ])('is read by %s: %s', (platform, text, id) => {
    const reference = platformAdapter(platform).referenceOf(text, ACCESS[platform]);
    expect(reference).toMatchObject({ id, isForeign: false });
    if (id === null) expect(reference?.permalink).toMatch(/^https:\/\//);
  });

  it.each<[Platform, string]>([
    ['linkedin', 'https://www.linkedin.com/in/anna'],
    ['linkedin', `see ${URN}`],
    ['linkedin', `https://evil.example/feed/update/${URN}`],
    ['linkedin', 'https://www.linkedin.com/%E0%A4%A'],
    ['x', 'https://x.com/fjord'],
    ['x', 'https://notx.com/fjord/status/1900'],
    ['x', 'javascript:alert(1)//x.com/fjord/status/1900'],
    ['facebook', '22'],
    ['facebook', 'https://www.facebook.com/fjord'],
    ['instagram', 'https://www.instagram.com/fjord/'],
    ['instagram', 'Cx_9-a'],
    ['instagram', ''],
  ])('is not taken by %s: %s', (platform, text) => {
    expect(platformAdapter(platform).referenceOf(text, ACCESS[platform])).toBeNull();
  });

  it.each<[Platform, string]>([
    ['x', 'https://x.com/somebody/status/1900'],
    ['facebook', '2002_22'],
    ['facebook', 'https://www.facebook.com/permalink.php?story_fbid=22&id=2002'],
  ])('names another account by itself on %s: %s', (platform, text) => {
    expect(platformAdapter(platform).referenceOf(text, ACCESS[platform])).toMatchObject({ isForeign: true });
  });
});

const linkedinPost = { id: URN, author: 'urn:li:organization:5', commentary: '', createdAt: TEST_NOW.getTime() };
const xPost = { id: '1900', text: '', author_id: '1001', created_at: TEST_NOW.toISOString() };
const missing = { errors: [{ type: 'https://api.twitter.com/2/problems/resource-not-found', value: '1900' }] };
const noObject = {
  status: 400,
  json: { error: { message: 'Unsupported get request.', code: 100, error_subcode: 33 } },
};
const time = '2026-03-10T12:00:00+0000';
const fbPost = { id: '1001_22', created_time: time, permalink_url: 'https://fb/fjord/posts/pfbid02aB' };
const igMedia = { id: '17', timestamp: time, permalink: 'https://www.instagram.com/reel/Cx_9-a/' };
const stands = (platformPostId: string) => ({ kind: 'found', platformPostId, publishedAt: TEST_NOW });

describe('a post is read', () => {
  it.each<[Platform, string, ScriptedAnswer, object]>([
    ['linkedin', URN, { json: linkedinPost }, stands(URN)],
    ['linkedin', URN, { json: { ...linkedinPost, author: 'urn:li:person:x' } }, { kind: 'foreign' }],
    ['linkedin', URN, { status: 404, json: { code: 'NOT_FOUND', message: 'Gone' } }, { kind: 'gone' }],
    ['linkedin', URN, { status: 503 }, { kind: 'unreadable', code: 'http_503' }],
    ['x', '1900', { json: { data: [xPost] } }, stands('1900')],
    ['x', '1900', { json: { data: [{ ...xPost, author_id: '9' }] } }, { kind: 'foreign' }],
    ['x', '1900', { json: missing }, { kind: 'gone' }],
    ['x', '1900', { json: {} }, { kind: 'unreadable', code: 'not_told' }],
    ['x', '1900', 'cut', { kind: 'unreadable' }],
    ['facebook', '1001_22', { json: fbPost }, stands('1001_22')],
    ['facebook', '1001_22', noObject, { kind: 'gone' }],
    ['facebook', 'https://www.facebook.com/fjord/posts/pfbid02aB', { json: { data: [fbPost] } }, stands('1001_22')],
    ['facebook', 'https://www.facebook.com/fjord/posts/pfbid09', { json: { data: [fbPost] } }, { kind: 'gone' }],
    ['instagram', '17912345', { json: { ...igMedia, id: '17912345' } }, stands('17912345')],
    ['instagram', '17912345', noObject, { kind: 'gone' }],
    ['instagram', IG_PAGE, { json: { data: [igMedia] } }, stands('17')],
    ['instagram', IG_PAGE, { json: { data: [] } }, { kind: 'gone' }],
    ['instagram', IG_PAGE, { status: 500 }, { kind: 'unreadable' }],
  ])('on %s, %s', async (platform, text, answer, expected) => {
    network.script(answer);
    const access = ACCESS[platform];
    const adapter = platformAdapter(platform);
    const reference = adapter.referenceOf(text, access);
    if (!reference) throw new Error('No reference.');
    const call = { access, reference, signal: AbortSignal.timeout(10_000), now: TEST_NOW };
    expect(await adapter.readPost({ ...call, role: 'post' })).toMatchObject(expected);
    expect(network.seen).toHaveLength(1);
  });

  it('by no one where LinkedIn shows nothing, or the form tells no post', async () => {
    network.script();
    const adapter = platformAdapter('linkedin');
    const call = { signal: AbortSignal.timeout(10_000), now: TEST_NOW, role: 'post' } as const;
    for (const [access, id] of [
      [testAccess({ mode: 'share' }), URN],
      [ACCESS.linkedin, 'urn:li:activity:7'],
    ] as const) {
      const reference = { id, permalink: null, isForeign: false };
      expect(await adapter.readPost({ ...call, access, reference })).toMatchObject({ kind: 'unreadable' });
    }
    expect(network.seen).toEqual([]);
  });
});
