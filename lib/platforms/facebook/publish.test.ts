import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_TOKEN,
  testPicture,
  testPublish,
} from '../scripted-network-fixture';
import { publishToFacebook } from './publish';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const permalink = { json: { id: '1001_5', permalink_url: 'https://www.facebook.com/1001/posts/5' } };
const lines = () => network.seen.map(({ line }) => line.replace(/\/v\d+\.\d/, ''));
const bodyOf = (index: number): unknown => JSON.parse(network.seen[index]?.text ?? 'null');

describe('publishToFacebook', () => {
  it('posts a text, the token in the header alone', async () => {
    network.script({ json: { id: '1001_5' } }, permalink);
    const { input, journal } = testPublish(network);
    expect(await publishToFacebook(input)).toMatchObject({
      kind: 'OK',
      platformPostId: '1001_5',
      permalink: 'https://www.facebook.com/1001/posts/5',
    });
    expect(lines()).toEqual(['POST /graph/1001/feed', 'GET /graph/1001_5?fields=permalink_url']);
    expect(network.seen[0]?.headers.authorization).toBe(`Bearer ${TEST_TOKEN}`);
    expect(network.seen.some(({ line, text }) => `${line}${text}`.includes(TEST_TOKEN))).toBe(false);
    expect(bodyOf(0)).toEqual({ message: 'Hello' });
    expect(journal).toEqual([{ requests: 0, event: 'send' }]);
  });

  it('posts one photo in one request and keeps the id of the post', async () => {
    network.script({ json: { id: '900', post_id: '1001_5' } }, permalink);
    const { input } = testPublish(network, { media: [testPicture({ altText: 'A cup' })] });
    expect(await publishToFacebook(input)).toMatchObject({ kind: 'OK', platformPostId: '1001_5' });
    expect(lines()[0]).toBe('POST /graph/1001/photos');
    expect(bodyOf(0)).toEqual({ url: 'https://app.example/media/1.jpg', alt_text_custom: 'A cup', caption: 'Hello' });
  });

  it('uploads several unpublished, then joins them; after a crash only what is missing', async () => {
    network.script({ json: { id: '902' } }, { json: { id: '1001_5' } }, permalink);
    const media = [testPicture(), testPicture()];
    const { input, journal } = testPublish(network, { text: '', media, progress: { photos: ['901'] } });
    expect(await publishToFacebook(input)).toMatchObject({ kind: 'OK' });
    expect(bodyOf(0)).toEqual({ url: 'https://app.example/media/1.jpg', published: false });
    expect(bodyOf(1)).toEqual({ attached_media: [{ media_fbid: '901' }, { media_fbid: '902' }] });
    expect(journal).toEqual([
      { requests: 1, event: { photos: ['901', '902'] } },
      { requests: 1, event: 'send' },
    ]);
  });

  it.each(['cut', { status: 500 }, { json: {} }] as const)('stands though its permalink answers %j', async (answer) => {
    network.script({ json: { id: '1001_5' } }, answer);
    expect(await publishToFacebook(testPublish(network).input)).toMatchObject({ kind: 'OK', permalink: null });
  });

  it.each([
    ['cut', 'UNKNOWN_OUTCOME'],
    [{ status: 500 }, 'UNKNOWN_OUTCOME'],
    [
      { status: 400, json: { error: { code: 2, message: 'An unexpected error has occurred', is_transient: true } } },
      'UNKNOWN_OUTCOME',
    ],
    [{ json: {} }, 'UNKNOWN_OUTCOME'],
    [{ status: 400, json: { error: { code: 190, error_subcode: 460, message: 'changed' } } }, 'RECONNECT'],
  ] as const)('after %j at the post: %s', async (answer, kind) => {
    network.script(answer);
    expect(await publishToFacebook(testPublish(network).input)).toMatchObject({ kind });
    expect(network.seen).toHaveLength(1);
  });
});
