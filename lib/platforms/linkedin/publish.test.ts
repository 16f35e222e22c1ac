import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_TOKEN,
  testAccess,
  testPicture,
  testPublish,
} from '../scripted-network-fixture';
import { publishToLinkedin } from './publish';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const access = testAccess({ author: 'urn:li:person:1001', mode: 'share' });
const created = { status: 201, headers: { 'x-restli-id': 'urn:li:share:7', date: 'Tue, 10 Mar 2026 12:00:05 GMT' } };
const place = (image: string) => ({ json: { value: { uploadUrl: `${network.url}/upload/${image}`, image } } });
const bodyOf = (index: number): unknown => JSON.parse(network.seen[index]?.text ?? 'null');

describe('publishToLinkedin', () => {
  it('posts a text with escaped little text and the version header', async () => {
    network.script(created);
    const { input, journal } = testPublish(network, { access, text: 'Now (really) #open' });
    expect(await publishToLinkedin(input)).toEqual({
      kind: 'OK',
      platformPostId: 'urn:li:share:7',
      permalink: `${network.url}/linkedin/feed/update/urn:li:share:7`,
      publishedAt: new Date('2026-03-10T12:00:05Z'),
    });
    expect(journal).toEqual([{ requests: 0, event: 'send' }]);
    expect(network.seen[0]?.line).toBe('POST /linkedin-api/rest/posts');
    expect(network.seen[0]?.headers).toMatchObject({
      authorization: `Bearer ${TEST_TOKEN}`,
      'linkedin-version': expect.stringMatching(/^20\d{4}$/),
      'x-restli-protocol-version': '2.0.0',
    });
    expect(bodyOf(0)).toEqual({
      author: 'urn:li:person:1001',
      commentary: 'Now \\(really\\) #open',
      visibility: 'PUBLIC',
      distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
    });
  });

  it('uploads each picture, stores it, and sends last', async () => {
    network.script(place('urn:li:image:1'), { status: 201 }, place('urn:li:image:2'), { status: 201 }, created);
    const media = [testPicture({ altText: 'A cup' }), testPicture()];
    const { input, journal } = testPublish(network, { access, media });
    expect(await publishToLinkedin(input)).toMatchObject({ kind: 'OK' });
    expect(journal).toEqual([
      { requests: 2, event: { images: ['urn:li:image:1'] } },
      { requests: 4, event: { images: ['urn:li:image:1', 'urn:li:image:2'] } },
      { requests: 4, event: 'send' },
    ]);
    expect(network.seen[1]).toMatchObject({ line: 'PUT /upload/urn:li:image:1', text: 'bytes' });
    expect(bodyOf(4)).toMatchObject({
      content: { multiImage: { images: [{ id: 'urn:li:image:1', altText: 'A cup' }, { id: 'urn:li:image:2' }] } },
    });
  });

  it('continues after a crash without uploading again', async () => {
    network.script(created);
    const { input } = testPublish(network, {
      access,
      media: [testPicture()],
      progress: { images: ['urn:li:image:1'] },
    });
    expect(await publishToLinkedin(input)).toMatchObject({ kind: 'OK' });
    expect(bodyOf(0)).toMatchObject({ content: { media: { id: 'urn:li:image:1' } } });
  });

  it('does not know after a cut reply, and asks nothing more', async () => {
    network.script('cut');
    expect(await publishToLinkedin(testPublish(network, { access }).input)).toMatchObject({ kind: 'UNKNOWN_OUTCOME' });
    expect(network.seen).toHaveLength(1);
  });

  it('does not know after a reply without an id', async () => {
    network.script({ status: 201 });
    const outcome = await publishToLinkedin(testPublish(network, { access }).input);
    expect(outcome).toMatchObject({ kind: 'UNKNOWN_OUTCOME', code: 'no_id' });
  });

  it('may repeat a lost upload: nothing is public', async () => {
    network.script(place('urn:li:image:1'), 'cut');
    const { input, journal } = testPublish(network, { access, media: [testPicture()] });
    expect(await publishToLinkedin(input)).toMatchObject({ kind: 'TRANSIENT' });
    expect(journal).toEqual([]);
  });

  it('sends nothing when it may no longer send', async () => {
    network.script();
    const lost = new Error('lease lost');
    const { input } = testPublish(network, { access, beforeSend: () => Promise.reject(lost) });
    await expect(publishToLinkedin(input)).rejects.toBe(lost);
    expect(network.seen).toEqual([]);
  });

  it('comes back with its progress when LinkedIn still works on a picture', async () => {
    network.script({ status: 400, json: { status: 400, code: 'MEDIA_ASSET_WAITING_UPLOAD' } });
    const progress = { images: ['urn:li:image:1'] };
    const { input } = testPublish(network, { access, media: [testPicture()], progress });
    expect(await publishToLinkedin(input)).toMatchObject({ kind: 'NOT_READY', progress });
  });

  it('keeps the URN of a duplicate for the question whether it is this very post', async () => {
    const message = 'Duplicate post is detected. Content is a duplicate of urn:li:share:7141';
    network.script({
      status: 422,
      json: { status: 422, message, errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] } },
    });
    const { input, journal } = testPublish(network, { access, progress: { duplicateOf: 'urn:li:share:1' } });
    expect(await publishToLinkedin(input)).toMatchObject({ kind: 'DUPLICATE', ref: 'urn:li:share:7141' });
    expect(journal.map(({ event }) => event)).toEqual([
      { duplicateOf: null },
      'send',
      { duplicateOf: 'urn:li:share:7141' },
    ]);
  });

  it('writes no comment by an app for sharing alone, without asking', async () => {
    network.script();
    const { input } = testPublish(network, { access, role: 'comment', inReplyTo: 'urn:li:share:7' });
    expect(await publishToLinkedin(input)).toMatchObject({ kind: 'PERMISSION', code: 'comment_not_permitted' });
    expect(network.seen).toEqual([]);
  });

  it('names a comment by its id where LinkedIn gives no URN', async () => {
    network.script({ status: 201, headers: { 'x-restli-id': '8' } });
    const community = testAccess({ author: 'urn:li:person:1001', mode: 'community' });
    const { input } = testPublish(network, { access: community, role: 'comment', inReplyTo: 'urn:li:share:7' });
    expect(await publishToLinkedin(input)).toMatchObject({
      kind: 'OK',
      platformPostId: 'urn:li:comment:(urn:li:share:7,8)',
      permalink: expect.stringContaining('/feed/update/urn:li:share:7?commentUrn=urn%3Ali%3Acomment'),
    });
  });

  it('does not send its token to a host that is not LinkedIn’s', async () => {
    const stranger = network.url.replace('127.0.0.1', 'localhost');
    network.script(
      { json: { value: { uploadUrl: `${stranger}/upload/1`, image: 'urn:li:image:1' } } },
      { status: 201 },
      created,
    );
    expect(await publishToLinkedin(testPublish(network, { access, media: [testPicture()] }).input)).toMatchObject({
      kind: 'OK',
    });
    expect(network.seen[1]?.headers.authorization).toBeUndefined();
  });
});
