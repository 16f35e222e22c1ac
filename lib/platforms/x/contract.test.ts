import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishInput } from '../platform';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
  testPicture,
  testPublish,
  testReconcile,
} from '../scripted-network-fixture';
import { xAdapter } from './index';
import { writtenRequests } from './written-request-fixture';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const seen = (): string => writtenRequests(network.seen);

const uploaded = (id: string, more: object = {}): ScriptedAnswer => ({ json: { data: { id, ...more } } });
const created: ScriptedAnswer = { status: 201, json: { data: { id: '77', text: 'Hello' } } };
const succeeded = { processing_info: { state: 'succeeded' } };

async function publish(answers: ScriptedAnswer[], over: Partial<PublishInput>): Promise<string> {
  network.script(...answers);
  expect(await xAdapter.publish(testPublish(network, over).input)).toMatchObject({ kind: 'OK' });
  return seen();
}

describe('what X is sent', () => {
  it('for a text', async () => {
    expect(await publish([created], { text: 'Café at the fjord' })).toMatchInlineSnapshot(`
      "
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"text":"Café at the fjord"}
      "
    `);
  });

  it('for a link', async () => {
    const options = { link: { url: 'https://example.com/menu' } };
    expect(await publish([created], { options })).toMatchInlineSnapshot(`
      "
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"text":"Hello\\nhttps://example.com/menu"}
      "
    `);
  });

  it('for what a post may say of itself', async () => {
    const options = { x: { replySettings: 'verified', madeWithAi: true, paidPartnership: true } } as const;
    expect(await publish([created], { options })).toMatchInlineSnapshot(`
      "
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"text":"Hello","reply_settings":"verified","made_with_ai":true,"paid_partnership":true}
      "
    `);
  });

  it('for pictures with descriptions', async () => {
    const media = [testPicture({ altText: 'A cup' }), testPicture({ id: 'media_2', mimeType: 'image/png' })];
    const answers = [uploaded('11'), {}, uploaded('12'), created];
    expect(await publish(answers, { text: '', media })).toMatchInlineSnapshot(`
      "
      POST /2/media/upload
      authorization: Bearer …
      content-type: multipart/form-data; boundary=…

      name="media"; filename="media_1" image/jpeg: 5 bytes
      name="media_category": tweet_image
      name="media_type": image/jpeg

      ---
      POST /2/media/metadata
      authorization: Bearer …
      content-type: application/json

      {"id":"11","metadata":{"alt_text":{"text":"A cup"}}}

      ---
      POST /2/media/upload
      authorization: Bearer …
      content-type: multipart/form-data; boundary=…

      name="media"; filename="media_2" image/png: 5 bytes
      name="media_category": tweet_image
      name="media_type": image/png

      ---
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"media":{"media_ids":["11","12"]}}
      "
    `);
  });

  it('for a GIF', async () => {
    const media = [testPicture({ kind: 'gif', mimeType: 'image/gif', altText: 'Steam' })];
    const answers = [uploaded('21'), {}, uploaded('21', succeeded), {}, created];
    expect(await publish(answers, { media })).toMatchInlineSnapshot(`
      "
      POST /2/media/upload/initialize
      authorization: Bearer …
      content-type: application/json

      {"media_type":"image/gif","total_bytes":5,"media_category":"tweet_gif"}

      ---
      POST /2/media/upload/21/append
      authorization: Bearer …
      content-type: multipart/form-data; boundary=…

      name="segment_index": 0
      name="media"; filename="segment" image/gif: 5 bytes

      ---
      POST /2/media/upload/21/finalize
      authorization: Bearer …

      ---
      POST /2/media/metadata
      authorization: Bearer …
      content-type: application/json

      {"id":"21","metadata":{"alt_text":{"text":"Steam"}}}

      ---
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"text":"Hello","media":{"media_ids":["21"]}}
      "
    `);
  });

  it('for a video, and for its state', async () => {
    const bytes = 5 * 1024 * 1024;
    const readRange = async (start: number, end: number) => new Uint8Array(end - start);
    const media = [testPicture({ kind: 'video', mimeType: 'video/mp4', bytes, readRange })];
    const answers = [uploaded('31'), {}, {}, uploaded('31', succeeded), created];
    expect(await publish(answers, { media })).toMatchInlineSnapshot(`
      "
      POST /2/media/upload/initialize
      authorization: Bearer …
      content-type: application/json

      {"media_type":"video/mp4","total_bytes":5242880,"media_category":"tweet_video"}

      ---
      POST /2/media/upload/31/append
      authorization: Bearer …
      content-type: multipart/form-data; boundary=…

      name="segment_index": 0
      name="media"; filename="segment" video/mp4: 4194304 bytes

      ---
      POST /2/media/upload/31/append
      authorization: Bearer …
      content-type: multipart/form-data; boundary=…

      name="segment_index": 1
      name="media"; filename="segment" video/mp4: 1048576 bytes

      ---
      POST /2/media/upload/31/finalize
      authorization: Bearer …

      ---
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"text":"Hello","media":{"media_ids":["31"]}}
      "
    `);
    const progress = { uploading: '31', segments: 2, finalized: true };
    expect(await publish([uploaded('31', succeeded), created], { media, progress })).toMatchInlineSnapshot(`
      "
      GET /2/media/upload?command=STATUS&media_id=31
      authorization: Bearer …

      ---
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"text":"Hello","media":{"media_ids":["31"]}}
      "
    `);
  });

  it('for a part of a thread and a first comment', async () => {
    const follows = (role: 'thread' | 'comment') => publish([created], { role, inReplyTo: '70', text: 'More' });
    expect(await follows('thread')).toMatchInlineSnapshot(`
      "
      POST /2/tweets
      authorization: Bearer …
      content-type: application/json

      {"text":"More","reply":{"in_reply_to_tweet_id":"70"}}
      "
    `);
    expect(await follows('comment')).toBe(await follows('thread'));
  });

  it('to find a post in doubt', async () => {
    network.script({ json: { meta: { result_count: 0 } } });
    await xAdapter.reconcile(testReconcile());
    expect(seen()).toMatchInlineSnapshot(`
      "
      GET /2/users/1001/tweets?max_results=5&start_time=2026-03-10T11:59:00Z&tweet.fields=created_at,entities,note_tweet,referenced_tweets
      authorization: Bearer …
      "
    `);
  });
});
