import { describe, expect, it } from 'vitest';
import type { GuardedAnswer } from '@/lib/data/guarded-fetch';
import type { BusinessContext } from '../context';
import { decodePage } from './decode-page';
import { parsePage } from './parse-page';
import { previewLink } from './preview-link';

const PAGE = new URL('https://www.example.com/news/one');
const preview = (html: string) => parsePage(html, PAGE);

describe('what a page says of itself', () => {
  it('is read from Open Graph first', () => {
    const html = `<html><head><title>Plain</title><meta name="description" content="plain">
      <meta name="twitter:title" content="Tweeted"><meta property="og:title" content="Caf&eacute; &amp; &#x1F600; &quot;open&quot;">
      <meta property='og:description' content=" Two
        lines "><meta property=og:image content="/a.jpg?x=1&amp;y=2"><meta property="og:site_name" content="The News"></head>`;
    expect(preview(html)).toEqual({
      url: PAGE.href,
      title: 'Café & 😀 "open"',
      description: 'Two lines',
      imageUrl: 'https://www.example.com/a.jpg?x=1&y=2',
      siteName: 'The News',
    });
  });

  it.each([
    ['Twitter’s tags', '<meta name="twitter:title" content="T"><title>Plain</title>', { title: 'T' }],
    ['the title', '<TITLE>A &lt;b&gt; &amp; c</TITLE>', { title: 'A <b> & c' }],
    ['the first title alone', '<title>One</title><svg><title>Icon</title></svg>', { title: 'One' }],
    [
      'the next tag where one is blank',
      '<meta property="og:title" content=" "><title>Plain</title>',
      { title: 'Plain' },
    ],
    ['no script', '<script>var a = "<title>No</title>"</script>', { title: null }],
    ['an old image link', '<link rel="image_src" href="//cdn.test/i.png">', { imageUrl: 'https://cdn.test/i.png' }],
    [
      'the page’s base',
      '<base href="https://cdn.test/x/"><meta property="og:image" content="i.png">',
      { imageUrl: 'https://cdn.test/x/i.png' },
    ],
    ['no image that is code', '<meta property="og:image" content="javascript:alert(1)">', { imageUrl: null }],
    ['nothing', '', { title: null, description: null, imageUrl: null, siteName: 'example.com' }],
    ['a page cut off', '<title>Half', { title: 'Half' }],
    ['a title that is too long', `<title>${'x'.repeat(500)}</title>`, { title: `${'x'.repeat(399)}…` }],
  ])('comes from %s', (_, html, expected) => expect(preview(html)).toMatchObject(expected));
});

describe('the text of a page', () => {
  it.each([
    ['UTF-8 when nobody says', Buffer.from('é'), 'text/html', 'é'],
    ['what the server says', Buffer.from([0xe9]), 'text/html; charset=ISO-8859-1', 'é'],
    [
      'what the page says',
      Buffer.concat([Buffer.from('<meta charset="shift_jis">'), Buffer.from([0x82, 0xa0])]),
      'text/html',
      '<meta charset="shift_jis">あ',
    ],
    ['its byte order mark', Buffer.from([0xff, 0xfe, 0xe9, 0x00]), 'text/html; charset=utf-8', 'é'],
    ['UTF-8 when the name is unknown', Buffer.from('é'), 'text/html; charset=klingon', 'é'],
  ])('is read as %s', (_, bytes, type, text) => expect(decodePage(bytes, type)).toBe(text));
});

describe('a preview', () => {
  const ctx: BusinessContext = {
    business: { id: 'biz_1', slug: 'one', name: 'One', timeZone: 'UTC' },
    actor: { type: 'system', id: null },
    now: new Date(),
  };
  let discarded = 0;
  const answering =
    (status: number, type: string, body: string | AsyncIterable<Uint8Array> = '') =>
    async (): Promise<GuardedAnswer> => ({
      url: PAGE,
      status,
      headers: new Headers({ 'content-type': type }),
      body: typeof body === 'string' ? new Blob([body]).stream() : body,
      discard: () => {
        discarded += 1;
      },
    });

  it('of a picture is the picture', async () => {
    expect(await previewLink(ctx, PAGE.href, answering(200, 'image/png'))).toMatchObject({
      title: 'one',
      imageUrl: PAGE.href,
    });
  });

  it('reads the beginning of an endless page alone', async () => {
    let sent = 0;
    const endless = async function* () {
      yield Buffer.from('<title>Endless</title>');
      for (; ; sent += 65_536) yield Buffer.alloc(65_536, ' ');
    };
    expect(await previewLink(ctx, PAGE.href, answering(200, 'text/html', endless()))).toMatchObject({
      title: 'Endless',
    });
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  it('of a page that is not there is refused, and its connection given up', async () => {
    const before = discarded;
    await expect(previewLink(ctx, PAGE.href, answering(404, 'text/html'))).rejects.toMatchObject({
      errors: [{ path: 'url', code: 'not_ok' }],
    });
    expect(discarded).toBe(before + 1);
  });

  it('is not for a viewer', async () => {
    const viewer: BusinessContext = { ...ctx, actor: { type: 'user', id: 'user_v', role: 'viewer' } };
    await expect(previewLink(viewer, PAGE.href, answering(200, 'text/html'))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
