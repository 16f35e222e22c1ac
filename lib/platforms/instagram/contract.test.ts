import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writtenRequest } from '../meta/written-request-fixture';
import type { PublishInput } from '../platform';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
  testAccess,
  testPicture,
  testPublish,
  testReconcile,
} from '../scripted-network-fixture';
import { instagramAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const id = (value: string): ScriptedAnswer => ({ json: { id: value } });
const quota: ScriptedAnswer = {
  json: { data: [{ quota_usage: 2, config: { quota_total: 50, quota_duration: 86_400 } }] },
};
const finished: ScriptedAnswer = { json: { status_code: 'FINISHED', status: 'Finished', id: 'c1' } };
const permalink: ScriptedAnswer = { json: { id: 'm1', permalink: 'https://www.instagram.com/p/abc/' } };
const rest = [finished, id('m1'), permalink];
const picture = testPicture({ altText: 'A cup' });
const video = testPicture({ kind: 'video', mimeType: 'video/mp4', publicUrl: 'https://app.example/media/1.mp4' });
const cover = testPicture({ id: 'media_9', publicUrl: 'https://app.example/media/9.jpg' });

/** The requests of one post, in order. */
async function requestsOf(over: Partial<PublishInput>, ...answers: ScriptedAnswer[]): Promise<string> {
  network.script(...answers);
  const outcome = await instagramAdapter.publish(testPublish(network, over).input);
  expect(outcome).toMatchObject({ kind: 'OK', platformPostId: 'm1' });
  expect(network.seen).toHaveLength(answers.length);
  return network.seen.map(writtenRequest).join('\n\n');
}

describe('what Instagram is sent', () => {
  it('for a picture', async () => {
    const options = { instagram: { collaborators: ['@jonas'] } };
    expect(await requestsOf({ media: [picture], options }, quota, id('c1'), ...rest)).toMatchInlineSnapshot(`
      "GET /instagram-graph/v25.0/1001/content_publishing_limit?fields=quota_usage,config
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media
      authorization: Bearer …
      content-type: application/json
      {"image_url":"https://app.example/media/1.jpg","alt_text":"A cup","caption":"Hello","collaborators":["jonas"]}

      GET /instagram-graph/v25.0/c1?fields=status_code,status
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media_publish
      authorization: Bearer …
      content-type: application/json
      {"creation_id":"c1"}

      GET /instagram-graph/v25.0/m1?fields=permalink
      authorization: Bearer …"
    `);
  });

  it('for a carousel', async () => {
    const answers = [quota, id('a'), id('b'), finished, finished, id('c1'), ...rest];
    expect(await requestsOf({ media: [picture, video] }, ...answers)).toMatchInlineSnapshot(`
      "GET /instagram-graph/v25.0/1001/content_publishing_limit?fields=quota_usage,config
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media
      authorization: Bearer …
      content-type: application/json
      {"image_url":"https://app.example/media/1.jpg","alt_text":"A cup","is_carousel_item":true}

      POST /instagram-graph/v25.0/1001/media
      authorization: Bearer …
      content-type: application/json
      {"media_type":"VIDEO","video_url":"https://app.example/media/1.mp4","is_carousel_item":true}

      GET /instagram-graph/v25.0/a?fields=status_code,status
      authorization: Bearer …

      GET /instagram-graph/v25.0/b?fields=status_code,status
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media
      authorization: Bearer …
      content-type: application/json
      {"media_type":"CAROUSEL","children":"a,b","caption":"Hello"}

      GET /instagram-graph/v25.0/c1?fields=status_code,status
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media_publish
      authorization: Bearer …
      content-type: application/json
      {"creation_id":"c1"}

      GET /instagram-graph/v25.0/m1?fields=permalink
      authorization: Bearer …"
    `);
  });

  it('for a reel with a cover', async () => {
    const options = {
      instagram: { placement: 'reel', shareToFeed: false, coverMediaId: 'media_9', thumbOffsetMs: 500 },
    } as const;
    const over = { media: [video], options, optionMedia: new Map([['media_9', cover]]) };
    expect(await requestsOf(over, quota, id('c1'), ...rest)).toMatchInlineSnapshot(`
      "GET /instagram-graph/v25.0/1001/content_publishing_limit?fields=quota_usage,config
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media
      authorization: Bearer …
      content-type: application/json
      {"media_type":"REELS","video_url":"https://app.example/media/1.mp4","caption":"Hello","share_to_feed":false,"cover_url":"https://app.example/media/9.jpg"}

      GET /instagram-graph/v25.0/c1?fields=status_code,status
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media_publish
      authorization: Bearer …
      content-type: application/json
      {"creation_id":"c1"}

      GET /instagram-graph/v25.0/m1?fields=permalink
      authorization: Bearer …"
    `);
  });

  it('for a reel with a frame of its own', async () => {
    const options = { instagram: { thumbOffsetMs: 500 } };
    expect(await requestsOf({ media: [video], options }, quota, id('c1'), ...rest)).toMatchInlineSnapshot(`
      "GET /instagram-graph/v25.0/1001/content_publishing_limit?fields=quota_usage,config
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media
      authorization: Bearer …
      content-type: application/json
      {"media_type":"REELS","video_url":"https://app.example/media/1.mp4","caption":"Hello","share_to_feed":true,"thumb_offset":"500"}

      GET /instagram-graph/v25.0/c1?fields=status_code,status
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media_publish
      authorization: Bearer …
      content-type: application/json
      {"creation_id":"c1"}

      GET /instagram-graph/v25.0/m1?fields=permalink
      authorization: Bearer …"
    `);
  });

  it('for a story', async () => {
    const options = { instagram: { placement: 'story' } } as const;
    expect(await requestsOf({ media: [picture], options }, quota, id('c1'), ...rest)).toMatchInlineSnapshot(`
      "GET /instagram-graph/v25.0/1001/content_publishing_limit?fields=quota_usage,config
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media
      authorization: Bearer …
      content-type: application/json
      {"media_type":"STORIES","image_url":"https://app.example/media/1.jpg"}

      GET /instagram-graph/v25.0/c1?fields=status_code,status
      authorization: Bearer …

      POST /instagram-graph/v25.0/1001/media_publish
      authorization: Bearer …
      content-type: application/json
      {"creation_id":"c1"}

      GET /instagram-graph/v25.0/m1?fields=permalink
      authorization: Bearer …"
    `);
  });

  it('for a comment', async () => {
    expect(await requestsOf({ role: 'comment', inReplyTo: 'm0' }, id('m1'))).toMatchInlineSnapshot(`
      "POST /instagram-graph/v25.0/m0/comments
      authorization: Bearer …
      content-type: application/json
      {"message":"Hello"}"
    `);
  });

  it('for an account that a Facebook Page serves', async () => {
    const access = testAccess({ username: 'fjord', host: 'facebook' });
    const text = await requestsOf({ access, media: [picture] }, quota, id('c1'), ...rest);
    expect(text.match(/^(GET|POST) \/[\w-]+/gm)).toEqual(
      ['GET', 'POST', 'GET', 'POST', 'GET'].map((m) => `${m} /graph`),
    );
  });

  it.each<[string, Parameters<typeof testReconcile>[0], string]>([
    ['a post', { progress: { container: 'c1' } }, '1001/media?fields=id,caption,timestamp,permalink&limit=25'],
    [
      'a story',
      { text: '', progress: { container: 'c1' }, options: { instagram: { placement: 'story' } } },
      '1001/stories?fields=id,caption,timestamp,permalink&limit=25',
    ],
    ['a comment', { role: 'comment', inReplyTo: 'm0' }, 'm0/comments?fields=id,text,timestamp,username&limit=50'],
  ])('to look for %s', async (_name, over, path) => {
    const isComment = over?.role === 'comment';
    network.script(...(isComment ? [] : [{ json: { status_code: 'PUBLISHED' } }]), { json: { data: [] } });
    const answer = await instagramAdapter.reconcile(testReconcile(over));
    expect(answer).toMatchObject(isComment ? { kind: 'absent' } : { kind: 'unclear', code: 'published_not_listed' });
    const last = decodeURIComponent(network.seen.at(-1)?.line ?? '');
    expect(last).toBe(`GET /instagram-graph/v25.0/${path}`);
  });
});
