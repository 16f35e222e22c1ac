import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const gif = testPicture({ kind: 'gif', mimeType: 'image/gif' });

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

  it('comes back for a GIF that X still processes, and does not upload it twice', async () => {
    const info = (state: string) => ({ json: { data: { id: 'g1', processing_info: { state, check_after_secs: 3 } } } });
    network.script(uploaded('g1'), {}, uploaded('g1'), info('in_progress'));
    const first = await publishToX(testPublish(network, { media: [gif] }).input);
    expect(first).toEqual({ kind: 'NOT_READY', progress: { uploading: 'g1' }, retryAfterMs: 3_000 });
    network.script(info('succeeded'), created);
    const second = testPublish(network, { media: [gif], progress: { uploading: 'g1' } });
    expect(await publishToX(second.input)).toMatchObject({ kind: 'OK' });
    expect(lines()[0]).toBe('GET /x-api/2/media/upload?command=STATUS&media_id=g1');
  });

  it('uploads a GIF anew that X could not process', async () => {
    network.script({ json: { data: { id: 'g1', processing_info: { state: 'failed' } } } });
    const { input } = testPublish(network, { media: [gif], progress: { uploading: 'g1' } });
    expect(await publishToX(input)).toMatchObject({ kind: 'MEDIA_RETRY' });
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

  it('gives no permalink for an account without a name', async () => {
    network.script(created);
    const { input } = testPublish(network, { access: testAccess() });
    expect(await publishToX(input)).toMatchObject({ kind: 'OK', permalink: null });
  });
});
