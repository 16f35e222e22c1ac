import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishInput } from '../platform';
import type { RateGate, RateReading } from '../rate';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  testAccess,
  testPicture,
  testPublish,
} from '../scripted-network-fixture';
import { publishToX } from './publish';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const uploaded = (id: string) => ({ json: { data: { id } } });
const created = { status: 201, json: { data: { id: '77', text: 'Hello' } } };
const lines = () => network.seen.map(({ line }) => line);
const lastBody = (): unknown => JSON.parse(network.seen.at(-1)?.text ?? 'null');

describe('publishToX', () => {
  it('posts a text with no field that X does not know', async () => {
    network.script(created);
    const { input, journal } = testPublish(network, { text: 'Caf\u0065\u0301' });
    expect(await publishToX(input)).toMatchObject({
      kind: 'OK',
      platformPostId: '77',
      permalink: `${network.url}/x/fjord/status/77`,
    });
    expect(journal).toEqual([{ requests: 0, event: 'send' }]);
    expect(JSON.parse(Buffer.from(network.seen[0]?.text ?? '', 'latin1').toString())).toEqual({ text: 'Café' });
  });

  it('uploads pictures one by one, describes them, and leaves an empty text out', async () => {
    network.script(uploaded('m1'), { status: 200, json: {} }, uploaded('m2'), created);
    const media = [testPicture({ altText: 'A cup' }), testPicture()];
    const { input, journal } = testPublish(network, { text: '', media });
    expect(await publishToX(input)).toMatchObject({ kind: 'OK' });
    expect(lines()).toEqual([
      'POST /x-api/2/media/upload',
      'POST /x-api/2/media/metadata',
      'POST /x-api/2/media/upload',
      'POST /x-api/2/tweets',
    ]);
    expect(network.seen[0]?.text).toMatch(/name="media_category"\r\n\r\ntweet_image/);
    expect(lastBody()).toEqual({ media: { media_ids: ['m1', 'm2'] } });
    expect(journal.map(({ event }) => event)).toEqual([{ media: ['m1'] }, { media: ['m1', 'm2'] }, 'send']);
  });

  it('does not hold a post back for a description', async () => {
    network.script(uploaded('m1'), { status: 403, json: {} }, created);
    const { input } = testPublish(network, { media: [testPicture({ altText: 'A cup' })] });
    expect(await publishToX(input)).toMatchObject({ kind: 'OK' });
  });

  it.each([
    ['cut', 'UNKNOWN_OUTCOME'],
    [{ status: 503 }, 'UNKNOWN_OUTCOME'],
    [{ status: 201, json: {} }, 'UNKNOWN_OUTCOME'],
    [{ status: 401, json: {} }, 'RECONNECT'],
  ] as const)('after %j at the post: %s', async (answer, kind) => {
    network.script(answer);
    expect(await publishToX(testPublish(network).input)).toMatchObject({ kind });
    expect(network.seen).toHaveLength(1);
  });

  it.each(['cut', { status: 503 }] as const)('may repeat an upload after %j', async (answer) => {
    network.script(answer);
    const { input, journal } = testPublish(network, { media: [testPicture()] });
    expect(await publishToX(input)).toMatchObject({ kind: 'TRANSIENT' });
    expect(journal).toEqual([]);
  });

  it.each<[string, Partial<PublishInput>, object]>([
    [
      'a link that is not in the text',
      { options: { link: { url: 'https://example.com/a' } } },
      { text: 'Hello\nhttps://example.com/a' },
    ],
    [
      'a link that is',
      { text: 'See example.com/a', options: { link: { url: 'https://example.com/a' } } },
      { text: 'See example.com/a' },
    ],
    [
      'what a post may say of itself',
      { options: { x: { replySettings: 'following', madeWithAi: true, paidPartnership: true } } },
      { text: 'Hello', reply_settings: 'following', made_with_ai: true, paid_partnership: true },
    ],
    ['what it does not', { options: { x: { madeWithAi: false, paidPartnership: false } } }, { text: 'Hello' }],
    [
      'a part of a thread',
      { role: 'thread', inReplyTo: '70' },
      { text: 'Hello', reply: { in_reply_to_tweet_id: '70' } },
    ],
    ['a comment', { role: 'comment', inReplyTo: '70' }, { text: 'Hello', reply: { in_reply_to_tweet_id: '70' } }],
  ])('sends %s', async (_name, over, body) => {
    network.script(created);
    expect(await publishToX(testPublish(network, over).input)).toMatchObject({ kind: 'OK' });
    expect(lastBody()).toEqual(body);
  });

  it('sends no reply to nothing', async () => {
    network.script();
    const { input, journal } = testPublish(network, { role: 'thread' });
    expect(await publishToX(input)).toMatchObject({ kind: 'INVALID_CONTENT', code: 'no_parent' });
    expect([network.seen, journal]).toEqual([[], []]);
  });

  it('sends nothing, and takes no step towards it, once the budget is spent', async () => {
    network.script();
    const until = new Date('2026-03-10T12:10:00Z');
    const asked: string[] = [];
    const rate: RateGate = {
      before: async (bucket, priority) => {
        asked.push(`${bucket} ${priority}`);
        return bucket === 'POST /2/tweets 24h' ? until : null;
      },
      after: async () => undefined,
    };
    const { input, journal } = testPublish(network, { access: { ...testAccess(), rate } });
    expect(await publishToX(input)).toMatchObject({ kind: 'RATE_LIMITED', code: 'budget', until });
    expect([network.seen, journal]).toEqual([[], []]);
    expect(asked).toEqual(['POST /2/tweets publish', 'POST /2/tweets 24h publish']);
  });

  it.each([201, 429])('tells the budget what an answer of %i said of it, and keeps the answer', async (status) => {
    const headers = { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '1', 'x-rate-limit-reset': '1773144600' };
    network.script({ ...created, status, headers });
    const told: RateReading[] = [];
    const after = async (readings: readonly RateReading[]) => {
      told.push(...readings);
      throw new Error('the budget is out of order');
    };
    const rate: RateGate = { before: async () => null, after };
    const { input } = testPublish(network, { access: { ...testAccess(), rate } });
    expect(await publishToX(input)).toMatchObject({ kind: status === 201 ? 'OK' : 'RATE_LIMITED' });
    expect(told).toMatchObject([{ scope: 'account', bucket: 'POST /2/tweets', remaining: 1 }]);
  });

  it('gives no permalink for an account without a name', async () => {
    network.script(created);
    const { input } = testPublish(network, { access: testAccess() });
    expect(await publishToX(input)).toMatchObject({ kind: 'OK', permalink: null });
  });
});
