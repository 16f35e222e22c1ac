import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
  testPicture,
  testPublish,
} from '../scripted-network-fixture';
import { publishToInstagram } from './publish';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const id = (value: string) => ({ json: { id: value } });
const status = (code: string, text = '') => ({ json: { status_code: code, status: text } });
const permalink = { json: { id: 'm1', permalink: 'https://www.instagram.com/p/abc/' } };
const error = (code: number, subcode: number) => ({
  status: 400,
  json: { error: { code, error_subcode: subcode, message: 'Words' } },
});
const listed = {
  json: { data: [{ id: 'm1', caption: 'Hello', timestamp: '2026-03-10T11:30:00+0000', permalink: 'https://ig/m1' }] },
};
const lines = () => network.seen.map(({ line }) => line.replace(/\/v\d+\.\d/, ''));
const bodyOf = (index: number): unknown => JSON.parse(network.seen[index]?.text ?? 'null');
const media = [testPicture({ altText: 'A cup' })];
const prepared = { container: 'c1', stage: 'processing' };
const quota = (used = 1) => ({
  json: { data: [{ quota_usage: used, config: { quota_total: 50, quota_duration: 86_400 } }] },
});

describe('publishToInstagram', () => {
  it('stores the container before anything else, and sends last', async () => {
    network.script(quota(), id('c1'), status('FINISHED'), id('m1'), permalink);
    const { input, journal } = testPublish(network, { media });
    expect(await publishToInstagram(input)).toMatchObject({
      kind: 'OK',
      platformPostId: 'm1',
      permalink: 'https://www.instagram.com/p/abc/',
    });
    expect(journal).toEqual([
      { requests: 2, event: prepared },
      { requests: 3, event: 'send' },
    ]);
    expect(lines()[0]).toBe('GET /instagram-graph/1001/content_publishing_limit?fields=quota_usage%2Cconfig');
    expect(bodyOf(1)).toEqual({ image_url: 'https://app.example/media/1.jpg', alt_text: 'A cup', caption: 'Hello' });
    expect(lines()[3]).toBe('POST /instagram-graph/1001/media_publish');
    expect(bodyOf(3)).toEqual({ creation_id: 'c1' });
  });

  it('comes back while the container is in progress, and makes no second one', async () => {
    network.script(quota(), id('c1'), status('IN_PROGRESS'));
    const outcome = await publishToInstagram(testPublish(network, { media }).input);
    expect(outcome).toEqual({ kind: 'NOT_READY', progress: prepared, retryAfterMs: 5_000 });
    network.script(status('FINISHED'), id('m1'), permalink);
    const again = testPublish(network, { media, progress: prepared });
    expect(await publishToInstagram(again.input)).toMatchObject({ kind: 'OK' });
    expect(lines()[0]).toMatch(/^GET \/instagram-graph\/c1\?/);
  });

  it('joins several containers once all are finished', async () => {
    network.script(
      quota(),
      id('a'),
      id('b'),
      status('FINISHED'),
      status('FINISHED'),
      id('c1'),
      status('FINISHED'),
      id('m1'),
      permalink,
    );
    const { input, journal } = testPublish(network, { media: [...media, testPicture()] });
    expect(await publishToInstagram(input)).toMatchObject({ kind: 'OK' });
    expect(bodyOf(2)).toEqual({ image_url: 'https://app.example/media/1.jpg', is_carousel_item: true });
    expect(bodyOf(5)).toEqual({ media_type: 'CAROUSEL', children: 'a,b', caption: 'Hello' });
    expect(journal.map(({ event }) => event)).toEqual([
      { children: ['a'] },
      { children: ['a', 'b'] },
      { children: ['a', 'b'], ...prepared },
      'send',
    ]);
  });

  it('adopts a container that was published by a request whose reply was lost', async () => {
    network.script(status('PUBLISHED'), listed);
    const { input, journal } = testPublish(network, { media, progress: prepared });
    expect(await publishToInstagram(input)).toMatchObject({
      kind: 'OK',
      platformPostId: 'm1',
      permalink: 'https://ig/m1',
    });
    expect(journal).toEqual([]);
  });

  it.each<[string, ScriptedAnswer[], object]>([
    ['a spent quota keeps back', [quota(50)], { kind: 'RATE_LIMITED', code: 'quota' }],
    ['a quota that cannot be read keeps nothing back', ['cut', id('c1'), status('IN_PROGRESS')], { kind: 'NOT_READY' }],
    [
      'an answer without a total keeps nothing back',
      [{ json: { data: [{ quota_usage: 3 }] } }, id('c1'), status('IN_PROGRESS')],
      { kind: 'NOT_READY' },
    ],
  ])('%s', async (_name, answers, expected) => {
    network.script(...answers);
    expect(await publishToInstagram(testPublish(network, { media }).input)).toMatchObject(expected);
    expect(network.seen).toHaveLength(answers.length);
  });

  it('does not know which media it is while Instagram does not list it', async () => {
    network.script(status('PUBLISHED'), { json: { data: [] } });
    const { input } = testPublish(network, { media, progress: prepared });
    expect(await publishToInstagram(input)).toMatchObject({ kind: 'UNKNOWN_OUTCOME', code: 'published_not_listed' });
  });

  it.each<[string, ScriptedAnswer[], object]>([
    ['an expired container', [status('EXPIRED')], { kind: 'MEDIA_RETRY', code: 'EXPIRED' }],
    ['a picture that could not be read', [status('ERROR', '2207052')], { kind: 'MEDIA_RETRY', code: '2207052' }],
    ['a picture of a wrong shape', [status('ERROR', '2207009')], { kind: 'INVALID_CONTENT', code: '2207009' }],
    ['a cut reply', [status('FINISHED'), 'cut'], { kind: 'UNKNOWN_OUTCOME' }],
    ['a 500 at the end', [status('FINISHED'), { status: 500 }], { kind: 'UNKNOWN_OUTCOME' }],
    [
      'media that is not available yet',
      [status('FINISHED'), error(9007, 2207027)],
      { kind: 'NOT_READY', progress: prepared },
    ],
    [
      'a block that let nothing through',
      [status('FINISHED'), error(4, 2207051), status('FINISHED')],
      { kind: 'POLICY_BLOCK' },
    ],
    [
      'a block that came after the post',
      [status('FINISHED'), error(4, 2207051), status('PUBLISHED'), listed],
      { kind: 'OK', platformPostId: 'm1' },
    ],
    ['a block with no more answers', [status('FINISHED'), error(4, 2207051), 'cut'], { kind: 'UNKNOWN_OUTCOME' }],
    [
      'a server error before the post',
      [status('FINISHED'), error(-1, 2207001), status('ERROR')],
      { kind: 'MEDIA_RETRY' },
    ],
    [
      'a server error after the post',
      [status('FINISHED'), error(-1, 2207001), status('PUBLISHED'), listed],
      { kind: 'OK' },
    ],
    ['a missing container', [status('FINISHED'), error(24, 2207006), error(24, 2207006)], { kind: 'MEDIA_RETRY' }],
    ['a spent quota', [status('FINISHED'), error(9, 2207042)], { kind: 'RATE_LIMITED' }],
    ['no permalink', [status('FINISHED'), id('m1'), 'cut'], { kind: 'OK', permalink: null }],
  ])('after %s', async (_name, answers, expected) => {
    network.script(...answers);
    const { input } = testPublish(network, { media, progress: prepared });
    expect(await publishToInstagram(input)).toMatchObject(expected);
    expect(network.seen).toHaveLength(answers.length);
  });
});
