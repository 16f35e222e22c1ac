import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writtenRequest } from '../meta/written-request-fixture';
import type { PublishInput } from '../platform';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
  testPicture,
  testPublish,
  testReconcile,
} from '../scripted-network-fixture';
import { facebookAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const id = (value: string): ScriptedAnswer => ({ json: { id: value } });
const permalink: ScriptedAnswer = { json: { id: '1001_5', permalink_url: 'https://www.facebook.com/1001/posts/5' } };
const posted: ScriptedAnswer = { json: { success: true, post_id: '1001_5' } };
const phases = (uploading: string, publishing: string, videoStatus = 'processing'): ScriptedAnswer => ({
  json: {
    status: {
      video_status: videoStatus,
      uploading_phase: { status: uploading },
      processing_phase: { status: publishing },
      publishing_phase: { status: publishing, publish_time: '2026-03-10T12:00:09+0000' },
    },
    post_id: '5',
    permalink_url: '/reel/7/',
  },
});
const started = (): ScriptedAnswer => ({ json: { video_id: '7', upload_url: `${network.url}/graph/video-upload/7` } });
const video = testPicture({
  kind: 'video',
  mimeType: 'video/mp4',
  publicUrl: 'https://app.example/media/1.mp4',
});
const described = testPicture({ altText: 'A cup' });
const link = { url: 'https://example.com/a' };

/** The requests of one post, in order; the scripted network's own address is left out. */
async function requestsOf(over: Partial<PublishInput>, ...answers: ScriptedAnswer[]): Promise<string> {
  network.script(...answers);
  const outcome = await facebookAdapter.publish(testPublish(network, over).input);
  expect(outcome).toMatchObject({ kind: 'OK', platformPostId: '1001_5' });
  expect(network.seen).toHaveLength(answers.length);
  return network.seen.map(writtenRequest).join('\n\n').replaceAll(network.url, '');
}

describe('what Facebook is sent', () => {
  it('for a text', async () => {
    expect(await requestsOf({}, id('1001_5'), permalink)).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/feed
      authorization: Bearer …
      content-type: application/json
      {"message":"Hello"}

      GET /graph/v25.0/1001_5?fields=permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a link', async () => {
    expect(await requestsOf({ options: { link } }, id('1001_5'), permalink)).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/feed
      authorization: Bearer …
      content-type: application/json
      {"message":"Hello","link":"https://example.com/a"}

      GET /graph/v25.0/1001_5?fields=permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a photo', async () => {
    const answer = { json: { id: '9', post_id: '1001_5' } };
    expect(await requestsOf({ media: [described] }, answer, permalink)).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/photos
      authorization: Bearer …
      content-type: application/json
      {"url":"https://app.example/media/1.jpg","alt_text_custom":"A cup","caption":"Hello"}

      GET /graph/v25.0/1001_5?fields=permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a photo set with a link', async () => {
    const media = [described, testPicture()];
    expect(
      await requestsOf({ media, options: { link } }, id('8'), id('9'), id('1001_5'), permalink),
    ).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/photos
      authorization: Bearer …
      content-type: application/json
      {"url":"https://app.example/media/1.jpg","alt_text_custom":"A cup","published":false}

      POST /graph/v25.0/1001/photos
      authorization: Bearer …
      content-type: application/json
      {"url":"https://app.example/media/1.jpg","published":false}

      POST /graph/v25.0/1001/feed
      authorization: Bearer …
      content-type: application/json
      {"message":"Hello\\n\\nhttps://example.com/a","attached_media":[{"media_fbid":"8"},{"media_fbid":"9"}]}

      GET /graph/v25.0/1001_5?fields=permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a video', async () => {
    expect(
      await requestsOf({ media: [video] }, id('7'), phases('complete', 'complete', 'ready')),
    ).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/videos
      authorization: Bearer …
      content-type: application/json
      {"file_url":"https://app.example/media/1.mp4","description":"Hello"}

      GET /graph/v25.0/7?fields=status,post_id,permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a reel', async () => {
    const options = { facebook: { placement: 'reel' } } as const;
    expect(
      await requestsOf(
        { media: [video], options },
        started(),
        { json: { success: true } },
        phases('complete', 'not_started'),
        { json: { success: true } },
        phases('complete', 'complete', 'ready'),
      ),
    ).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/video_reels
      authorization: Bearer …
      content-type: application/json
      {"upload_phase":"start"}

      POST /graph/video-upload/7
      authorization: OAuth …
      file_url: https://app.example/media/1.mp4

      GET /graph/v25.0/7?fields=status,post_id,permalink_url
      authorization: Bearer …

      POST /graph/v25.0/1001/video_reels
      authorization: Bearer …
      content-type: application/json
      {"upload_phase":"finish","video_id":"7","video_state":"PUBLISHED","description":"Hello"}

      GET /graph/v25.0/7?fields=status,post_id,permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a photo story', async () => {
    const options = { facebook: { placement: 'story' } } as const;
    expect(await requestsOf({ media: [described], options }, id('9'), posted, permalink)).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/photos
      authorization: Bearer …
      content-type: application/json
      {"url":"https://app.example/media/1.jpg","alt_text_custom":"A cup","published":false}

      POST /graph/v25.0/1001/photo_stories
      authorization: Bearer …
      content-type: application/json
      {"photo_id":"9"}

      GET /graph/v25.0/1001_5?fields=permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a video story', async () => {
    const options = { facebook: { placement: 'story' } } as const;
    expect(
      await requestsOf(
        { media: [video], options },
        started(),
        { json: { success: true } },
        phases('complete', 'not_started'),
        posted,
        phases('complete', 'complete', 'ready'),
      ),
    ).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001/video_stories
      authorization: Bearer …
      content-type: application/json
      {"upload_phase":"start"}

      POST /graph/video-upload/7
      authorization: OAuth …
      file_url: https://app.example/media/1.mp4

      GET /graph/v25.0/7?fields=status,post_id,permalink_url
      authorization: Bearer …

      POST /graph/v25.0/1001/video_stories
      authorization: Bearer …
      content-type: application/json
      {"upload_phase":"finish","video_id":"7"}

      GET /graph/v25.0/7?fields=status,post_id,permalink_url
      authorization: Bearer …"
    `);
  });

  it('for a comment', async () => {
    const comment = { role: 'comment', inReplyTo: '1001_4' } as const;
    expect(await requestsOf(comment, id('1001_5'), permalink)).toMatchInlineSnapshot(`
      "POST /graph/v25.0/1001_4/comments
      authorization: Bearer …
      content-type: application/json
      {"message":"Hello"}

      GET /graph/v25.0/1001_5?fields=permalink_url
      authorization: Bearer …"
    `);
  });

  it.each<[string, Parameters<typeof testReconcile>[0], string]>([
    ['a post', {}, 'GET /graph/v25.0/1001/published_posts?fields=id,message,created_time,permalink_url'],
    [
      'a video',
      { progress: { sends: 'video' } },
      'GET /graph/v25.0/1001/videos?fields=id,description,created_time,permalink_url,post_id',
    ],
    [
      'a story',
      { options: { facebook: { placement: 'story' } }, progress: { photos: ['9'] } },
      'GET /graph/v25.0/1001/stories?fields=post_id,media_id,creation_time,url&limit=100',
    ],
    [
      'a comment',
      { role: 'comment', inReplyTo: '1001_4' },
      'GET /graph/v25.0/1001_4/comments?fields=id,message,created_time,permalink_url,from&order=reverse_chronological&limit=100',
    ],
  ])('to look for %s', async (_name, over, line) => {
    network.script({ json: { data: [] } });
    expect(await facebookAdapter.reconcile(testReconcile(over))).toEqual({ kind: 'absent' });
    const lines = network.seen.map((request) => decodeURIComponent(request.line));
    expect(lines.map((one) => one.slice(0, line.length))).toEqual([line]);
  });
});
