import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/lib/foundation/time';
import { ledger } from '../ledger';
import { ConnectionLost } from '../network';
import { openTestSandbox, pixel, type TestSandbox } from '../test-browser';
import { ASTRID, AUTHOR, announceImage, COMMUNITY_APP, connect, postOf, rest, SHARE_APP } from './test-member';

describe('LinkedIn posts', () => {
  let sandbox: TestSandbox;
  let token: string;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
    token = (await connect(sandbox, SHARE_APP)).access_token;
  });

  const post = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
    rest(sandbox, token, 'POST', '/rest/posts', body, headers);
  const posts = () => ledger(sandbox.world, 'linkedin');
  const mayRead = async (): Promise<string> => (await connect(sandbox, COMMUNITY_APP)).access_token;

  it('answers 201 without a body and names the post in a header', async () => {
    const response = await post(postOf('God morgen #kaffe'));
    expect(response.status).toBe(201);
    expect(await response.text()).toBe('');
    const urn = response.headers.get('x-restli-id') ?? '';
    expect(urn).toMatch(/^urn:li:share:\d{19}$/);
    const page = await sandbox.send('GET', `/linkedin/feed/update/${urn}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('God morgen <a href="/linkedin/feed/hashtag/kaffe">#kaffe</a>');
  });

  it.each([
    ['no version', { 'linkedin-version': null }, 400, { code: 'VERSION_MISSING' }],
    [
      'a retired version',
      { 'linkedin-version': '202501' },
      426,
      { code: 'NONEXISTENT_VERSION', message: 'Requested version 20250101 is not active' },
    ],
    ['a future version', { 'linkedin-version': '209901' }, 426, { code: 'NONEXISTENT_VERSION' }],
    ['no protocol version', { 'x-restli-protocol-version': null }, 400, { code: 'ILLEGAL_ARGUMENT' }],
  ])('refuses %s', async (_, changed, status, body) => {
    const headers = new Headers({
      authorization: `Bearer ${token}`,
      'linkedin-version': '202607',
      'x-restli-protocol-version': '2.0.0',
    });
    for (const [name, value] of Object.entries(changed))
      value === null ? headers.delete(name) : headers.set(name, value);
    const init = { headers, body: JSON.stringify(postOf('x')) };
    const response = await sandbox.send('POST', '/linkedin-api/rest/posts', init);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ...body, status });
    expect(await posts()).toEqual([]);
  });

  it('retires a version on request', async () => {
    await sandbox.control('/__fake/linkedin/versions', { oldest: '202608', newest: '202612' });
    expect((await post(postOf('x'))).status).toBe(426);
  });

  it('names every problem of the body at once', async () => {
    const { visibility: _, ...rest } = postOf('x', {
      colour: 'red',
      content: { media: { id: 'urn:li:image:1', size: 2 } },
    });
    const response = await post(rest);
    expect(response.status).toBe(422);
    const body = (await response.json()) as { message: string; code?: string };
    expect(body.code).toBeUndefined();
    expect(body.message.trim().split('\n').sort()).toEqual([
      'ERROR :: /colour :: unrecognized field found but not allowed',
      'ERROR :: /content/media/size :: unrecognized field found but not allowed',
      'ERROR :: /visibility :: field is required but not found and has no default value',
    ]);
  });

  it('refuses what is no JSON, too long, empty, or another author', async () => {
    const headers = {
      authorization: `Bearer ${token}`,
      'linkedin-version': '202607',
      'x-restli-protocol-version': '2.0.0',
    };
    const broken = await sandbox.send('POST', '/linkedin-api/rest/posts', { headers, body: '{' });
    expect(await broken.json()).toMatchObject({ status: 400, code: 'ILLEGAL_ARGUMENT' });
    expect((await post(postOf('x'.repeat(3_001)))).status).toBe(422);
    expect((await post(postOf('x'.repeat(3_000)))).status).toBe(201);
    expect((await post(postOf('  '))).status).toBe(422);
    expect((await post(postOf('x', { author: 'urn:li:person:bT7kL2mVik' }))).status).toBe(403);
    expect((await post(postOf('x', { author: 'urn:li:organization:80417731' }))).status).toBe(403);
  });

  it('cuts the text at an unescaped parenthesis and says nothing', async () => {
    expect((await post(postOf('New roast (light) is here'))).status).toBe(201);
    expect(
      (await post(postOf('New roast \\(light\\) is \\#1 with @[Fjord](urn:li:organization:80417731)'))).status,
    ).toBe(201);
    expect((await posts()).map(({ text }) => text)).toEqual(['New roast', 'New roast (light) is #1 with Fjord']);
  });

  it('refuses the same content and names the post that stands', async () => {
    const urn = (await post(postOf('Twice'))).headers.get('x-restli-id');
    const response = await post(postOf('Twice'));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] },
      message: expect.stringContaining(`Content is a duplicate of ${urn}`),
      status: 422,
    });
    const both = await Promise.all([post(postOf('At once')), post(postOf('At once'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('reports ever new ghosts of a deleted post for two days, and deletes idempotently', async () => {
    const urn = (await post(postOf('Ghost'))).headers.get('x-restli-id') ?? '';
    const remove = (): Promise<Response> => rest(sandbox, token, 'DELETE', `/rest/posts/${encodeURIComponent(urn)}`);
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect((await sandbox.send('GET', `/linkedin/feed/update/${urn}`)).status).toBe(404);
    const ghost = async (): Promise<string> => {
      const { message } = (await (await post(postOf('Ghost'))).json()) as { message: string };
      return /urn:li:share:\d+/.exec(message)?.[0] ?? '';
    };
    const [first, second] = [await ghost(), await ghost()];
    expect(new Set([urn, first, second]).size).toBe(3);
    const reader = await mayRead();
    expect((await rest(sandbox, reader, 'GET', `/rest/posts/${encodeURIComponent(first)}`)).status).toBe(404);
    await sandbox.control('/__fake/clock', { advanceMs: 2 * DAY });
    expect((await post(postOf('Ghost'))).status).toBe(201);
  });

  it('takes a picture only when uploaded, ready, and the author’s own', async () => {
    const { image, uploadUrl } = await announceImage(sandbox, token);
    const withPicture = postOf('Look', { content: { media: { id: image, altText: 'A cup' } } });
    expect(await (await post(withPicture)).json()).toMatchObject({ status: 400, code: 'MEDIA_ASSET_WAITING_UPLOAD' });
    expect((await sandbox.send('PUT', uploadUrl, { body: pixel() })).status).toBe(201);
    const urn = (await post(withPicture)).headers.get('x-restli-id');
    const page = await (await sandbox.send('GET', `/linkedin/feed/update/${urn}`)).text();
    const path = /<img src="([^"]+)" alt="A cup">/.exec(page)?.[1] ?? '';
    const picture = await sandbox.send('GET', path);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(pixel());

    const reader = await mayRead();
    const foreign = await announceImage(sandbox, reader, 'urn:li:organization:80417731');
    await sandbox.send('PUT', foreign.uploadUrl, { body: pixel() });
    expect((await post(postOf('Not mine', { content: { media: { id: foreign.image } } }))).status).toBe(403);
  });

  it('fails a file that is no picture in processing, and refuses a wrong upload address', async () => {
    const { image, uploadUrl } = await announceImage(sandbox, token);
    expect((await sandbox.send('PUT', uploadUrl.replace(/k=.*/, 'k=guess'), { body: pixel() })).status).toBe(404);
    await sandbox.send('PUT', uploadUrl, { body: 'not a picture' });
    const refused = await post(postOf('Broken', { content: { media: { id: image } } }));
    expect(await refused.json()).toMatchObject({ code: 'MEDIA_ASSET_PROCESSING_FAILED' });
  });

  it('processes for as long as it is told to', async () => {
    await sandbox.control('/__fake/linkedin/processing', { imageMs: 5_000 });
    const { image, uploadUrl } = await announceImage(sandbox, token);
    await sandbox.send('PUT', uploadUrl, { body: pixel() });
    const body = postOf('Soon', { content: { media: { id: image } } });
    expect(await (await post(body)).json()).toMatchObject({ code: 'MEDIA_ASSET_PROCESSING' });
    await sandbox.control('/__fake/clock', { advanceMs: 5_000 });
    expect((await post(body)).status).toBe(201);
  });

  it('closes the day at its limit until 00:00 UTC', async () => {
    await sandbox.control('/__fake/linkedin/limits', { memberPostsPerDay: 1 });
    expect((await post(postOf('one'))).status).toBe(201);
    expect((await post(postOf('two'))).status).toBe(429);
    const now = sandbox.world.now();
    await sandbox.control('/__fake/clock', { advanceMs: DAY - (now.getTime() % DAY) });
    expect((await post(postOf('two'))).status).toBe(201);
  });

  it('is read only with the scope for it, after the read lag, newest first', async () => {
    const finder = `/rest/posts?q=author&author=${encodeURIComponent(AUTHOR)}`;
    await post(postOf('first'));
    await post(postOf('second'));
    expect((await rest(sandbox, token, 'GET', finder)).status).toBe(403);
    const reader = await mayRead();
    const read = async (): Promise<string[]> => {
      const found = (await (await rest(sandbox, reader, 'GET', finder)).json()) as {
        elements: { commentary: string }[];
      };
      return found.elements.map(({ commentary }) => commentary);
    };
    expect(await read()).toEqual(['second', 'first']);
    await sandbox.control('/__fake/linkedin/read-lag', { ms: 10_000 });
    expect(await read()).toEqual([]);
    await sandbox.control('/__fake/clock', { advanceMs: 10_000 });
    expect(await read()).toEqual(['second', 'first']);
  });

  it.each([
    ['lose_reply', ConnectionLost],
    ['lose_reply_504', 504],
    ['lose_reply_500', 500],
  ])('keeps the post under %s', async (fault, end) => {
    await sandbox.control('/__fake/faults', { network: 'linkedin', operation: 'publish', fault, account: ASTRID });
    const sent = post(postOf('Kept'));
    if (typeof end === 'number') expect((await sent).status).toBe(end);
    else await expect(sent).rejects.toThrow(end);
    expect((await posts()).map(({ text }) => text)).toEqual(['Kept']);
  });

  it.each([
    ['error_500', 500],
    ['error_429', 429],
  ])('keeps nothing under %s', async (fault, status) => {
    await sandbox.control('/__fake/faults', { network: 'linkedin', operation: 'publish', fault });
    expect((await post(postOf('Refused'))).status).toBe(status);
    expect(await posts()).toEqual([]);
  });
});
