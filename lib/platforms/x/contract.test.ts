import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishInput } from '../platform';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  type SeenRequest,
  startScriptedNetwork,
  TEST_NOW,
  testAccess,
  testPicture,
  testPublish,
  testReconcile,
} from '../scripted-network-fixture';
import { xAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

/** What every request of the runtime's own fetch has, whatever it is told. */
const OF_THE_RUNTIME = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept',
  'accept-encoding',
  'accept-language',
  'sec-fetch-mode',
  'user-agent',
]);

/** A request as it is reviewed against X's documents: method and path, headers without secrets, body. */
function written({ line, headers, text }: SeenRequest): string {
  const type = headers['content-type'] ?? '';
  const own = Object.entries(headers)
    .filter(([name]) => !OF_THE_RUNTIME.has(name))
    .map(
      ([name, value]) =>
        `${name}: ${String(value)
          .replace(/(Bearer|Basic) .*/, '$1 …')
          .replace(/boundary=.*/, 'boundary=…')}`,
    );
  const boundary = /boundary=(.*)$/.exec(type)?.[1];
  const body = boundary ? parts(text, boundary) : Buffer.from(text, 'latin1').toString();
  return [decodeURIComponent(line.replace('/x-api', '')), ...own.sort(), ...(body ? ['', body] : [])].join('\n');
}

/** A multipart body a line a part: `name="media" image/jpeg 5 bytes`. */
const parts = (text: string, boundary: string): string =>
  text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', value = ''] = part.trim().split('\r\n\r\n');
      const name = /name="[^"]*"(?:; filename="[^"]*")?/.exec(head)?.[0] ?? head;
      const type = /content-type: (.*)/i.exec(head)?.[1];
      return type ? `${name} ${type.trim()}: ${value.length} bytes` : `${name}: ${value}`;
    })
    .join('\n');

const seen = (): string => `\n${network.seen.map(written).join('\n\n---\n')}\n`;

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

describe('what X is asked beside posts', () => {
  const call = () => ({
    access: { ...testAccess(), scopes: ['tweet.read', 'users.read'] },
    signal: AbortSignal.timeout(10_000),
    now: TEST_NOW,
  });

  it('to renew, look at and end a connection', async () => {
    const token = { access_token: 'a', refresh_token: 'r', token_type: 'bearer', expires_in: 7200 };
    network.script({ json: token });
    await xAdapter.refresh?.({ ...call(), refreshToken: 'refresh-token-1' });
    expect(seen()).toMatchInlineSnapshot(`
      "
      POST /2/oauth2/token
      authorization: Basic …
      content-type: application/x-www-form-urlencoded;charset=UTF-8

      refresh_token=refresh-token-1&grant_type=refresh_token
      "
    `);
    network.script({ json: { data: { id: '1', name: 'Fjord', username: 'fjord' } } });
    await xAdapter.inspect?.(call());
    expect(seen()).toMatchInlineSnapshot(`
      "
      GET /2/users/me?user.fields=name,profile_image_url,subscription_type,username
      authorization: Bearer …
      "
    `);
    network.script({}, {});
    await xAdapter.revoke?.({ ...call(), refreshToken: 'refresh-token-1' });
    expect(seen()).toMatchInlineSnapshot(`
      "
      POST /2/oauth2/revoke
      authorization: Basic …
      content-type: application/x-www-form-urlencoded;charset=UTF-8

      token=refresh-token-1

      ---
      POST /2/oauth2/revoke
      authorization: Basic …
      content-type: application/x-www-form-urlencoded;charset=UTF-8

      token=token-that-must-never-show
      "
    `);
  });

  it('for numbers', async () => {
    network.script({ json: {} }, { json: {} });
    const posts = [
      { platformPostId: '8', publishedAt: TEST_NOW },
      { platformPostId: '7', publishedAt: new Date('2025-12-01') },
    ];
    await xAdapter.metrics?.posts({ ...call(), posts });
    expect(seen()).toMatchInlineSnapshot(`
      "
      GET /2/tweets?ids=8&tweet.fields=attachments,public_metrics,non_public_metrics,organic_metrics&expansions=attachments.media_keys&media.fields=public_metrics
      authorization: Bearer …

      ---
      GET /2/tweets?ids=7&tweet.fields=attachments,public_metrics&expansions=attachments.media_keys&media.fields=public_metrics
      authorization: Bearer …
      "
    `);
    network.script({ json: { data: { id: '1', name: 'Fjord', username: 'fjord' } } });
    await xAdapter.metrics?.account(call());
    expect(seen()).toMatchInlineSnapshot(`
      "
      GET /2/users/me?user.fields=public_metrics
      authorization: Bearer …
      "
    `);
  });
});
