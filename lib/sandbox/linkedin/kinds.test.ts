import { beforeEach, describe, expect, it } from 'vitest';
import { ledger } from '../ledger';
import { openTestSandbox, pixel, type TestSandbox } from '../test-browser';
import { AUTHOR, announceImage, COMMUNITY_APP, connect, postOf, rest, SHARE_APP } from './test-member';

describe('LinkedIn’s other kinds of posts, and comments', () => {
  let sandbox: TestSandbox;
  let token: string;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
    token = (await connect(sandbox, COMMUNITY_APP)).access_token;
  });

  const post = (body: object): Promise<Response> => rest(sandbox, token, 'POST', '/rest/posts', body);
  const urnOf = (response: Response): string => response.headers.get('x-restli-id') ?? '';
  const page = async (urn: string): Promise<string> =>
    (await sandbox.send('GET', `/linkedin/feed/update/${urn}`)).text();
  const poll = (over: object = {}) => ({
    poll: {
      question: 'Which roast?',
      options: [{ text: 'Light' }, { text: 'Dark' }],
      settings: { duration: 'THREE_DAYS' },
      ...over,
    },
  });

  it('shows a poll, and refuses one that is too long, too short or of another length', async () => {
    const urn = urnOf(await post(postOf('Vote', { content: poll() })));
    expect(await page(urn)).toContain('Which roast?');
    for (const wrong of [
      { question: 'q'.repeat(141) },
      { options: [{ text: 'One' }] },
      { options: [{ text: 'a'.repeat(31) }, { text: 'b' }] },
      { settings: { duration: 'TWO_DAYS' } },
    ]) {
      expect((await post(postOf('Wrong', { content: poll(wrong) }))).status).toBe(422);
    }
  });

  it('shows the card of a link with the picture that its author uploaded', async () => {
    const { image, uploadUrl } = await announceImage(sandbox, token);
    const article = { source: 'https://example.com/shop', title: 'The shop', thumbnail: image };
    expect(await (await post(postOf('Early', { content: { article } }))).json()).toMatchObject({
      code: 'MEDIA_ASSET_WAITING_UPLOAD',
    });
    await sandbox.send('PUT', uploadUrl, { body: pixel() });
    const shown = await page(urnOf(await post(postOf('Look', { content: { article } }))));
    expect(shown).toContain('href="https://example.com/shop"');
    expect(shown).toContain('The shop');
    const refused = await post(postOf('x', { content: { article: { ...article, source: 'javascript:alert(1)' } } }));
    expect(refused.status).toBe(422);
  });

  it('takes a document, and fails a file that is none in processing', async () => {
    const document = async (bytes: string): Promise<string> => {
      const announced = await rest(sandbox, token, 'POST', '/rest/documents?action=initializeUpload', {
        initializeUploadRequest: { owner: AUTHOR },
      });
      const { value } = (await announced.json()) as { value: { uploadUrl: string; document: string } };
      expect((await sandbox.send('PUT', value.uploadUrl, { body: bytes })).status).toBe(201);
      return value.document;
    };
    const id = await document('%PDF-1.7');
    const shown = await page(urnOf(await post(postOf('Read', { content: { media: { id, title: 'Roasting' } } }))));
    expect(shown).toContain('Roasting');
    expect((await ledger(sandbox.world, 'linkedin'))[0]?.media).toMatchObject([{ kind: 'document' }]);
    const broken = await document('<html>');
    expect(await (await post(postOf('Broken', { content: { media: { id: broken } } }))).json()).toMatchObject({
      code: 'MEDIA_ASSET_PROCESSING_FAILED',
    });
  });

  it.each([
    ['/rest/images', { owner: AUTHOR, colour: 1 }, 'colour :: unrecognized field'],
    ['/rest/documents', {}, 'owner :: field is required'],
    ['/rest/videos', { owner: AUTHOR, fileSizeBytes: '9' }, 'fileSizeBytes :: "9" cannot be coerced'],
  ])('checks the shape of %s %j', async (path, initializeUploadRequest, said) => {
    const response = await rest(sandbox, token, 'POST', `${path}?action=initializeUpload`, { initializeUploadRequest });
    expect(response.status).toBe(422);
    expect(((await response.json()) as { message: string }).message).toContain(said);
  });

  it('writes a comment under a post, apart from the posts, and lists it newest first', async () => {
    const urn = urnOf(await post(postOf('Post')));
    const path = `/rest/socialActions/${encodeURIComponent(urn)}/comments`;
    const comment = (text: string, over: object = {}): Promise<Response> =>
      rest(sandbox, token, 'POST', path, { actor: AUTHOR, object: urn, message: { text }, ...over });
    const first = await comment('First');
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({ commentUrn: `urn:li:comment:(${urn},${urnOf(first)})`, object: urn });
    await comment('Second');
    const listed = (await (await rest(sandbox, token, 'GET', path)).json()) as { elements: { message: object }[] };
    expect(listed.elements.map(({ message }) => message)).toMatchObject([{ text: 'Second' }, { text: 'First' }]);
    const door = (await (await sandbox.send('GET', '/__fake/posts')).json()) as { data: object[] };
    expect(door.data).toMatchObject([
      { role: 'post', parentId: null },
      { role: 'comment', parentId: urn, text: 'First' },
      { role: 'comment', parentId: urn, text: 'Second' },
    ]);
    const found = await rest(sandbox, token, 'GET', `/rest/posts?q=author&author=${encodeURIComponent(AUTHOR)}`);
    expect(((await found.json()) as { elements: object[] }).elements).toHaveLength(1);
    expect((await comment('x', { colour: 1 })).status).toBe(422);
    expect((await comment(' ')).status).toBe(422);
    expect((await comment('x', { object: 'urn:li:share:1' })).status).toBe(404);
    expect(await page(urn)).toContain('Second');
  });

  it('lets an app for sharing alone write no comment', async () => {
    const urn = urnOf(await post(postOf('Post')));
    const share = (await connect(sandbox, SHARE_APP)).access_token;
    const body = { actor: AUTHOR, object: urn, message: { text: 'x' } };
    const path = `/rest/socialActions/${encodeURIComponent(urn)}/comments`;
    expect((await rest(sandbox, share, 'POST', path, body)).status).toBe(403);
  });
});
