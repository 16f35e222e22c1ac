import { describe, expect, it } from 'vitest';
import { comparableText, restoreText } from './text';

const read = (text: string, links: [string, string | null][] = []) =>
  comparableText(
    restoreText(
      text,
      links.map(([url, expandedUrl]) => ({ url, expandedUrl })),
    ),
  );

describe('a post read back from X', () => {
  it.each<[string, string, string, [string, string | null][]]>([
    ['plain words', 'Hello', 'Hello', []],
    ['escaped characters', 'a & b <c> &lt;', 'a &amp; b &lt;c&gt; &amp;lt;', []],
    ['composition', 'Caf\u0065\u0301', 'Café', []],
    [
      'a shortened link',
      'See https://Example.com/Menu/ now',
      'See https://t.co/abc now',
      [['https://t.co/abc', 'https://example.com/Menu']],
    ],
    ['a bare domain', 'See example.com now', 'See https://t.co/abc now', [['https://t.co/abc', 'http://example.com']]],
    [
      'the link of its picture',
      'Hello',
      'Hello https://t.co/pic',
      [['https://t.co/pic', 'https://x.com/fjord/status/12/photo/1']],
    ],
    ['a picture alone', '', 'https://t.co/pic', [['https://t.co/pic', 'https://x.com/fjord/status/12/photo/1']]],
  ])('is recognised: %s', (_name, sent, text, links) => {
    expect(read(text, links)).toBe(comparableText(sent));
  });

  it('is not taken for one with another link', () => {
    expect(read('New: https://t.co/a', [['https://t.co/a', 'https://example.com/1']])).not.toBe(
      comparableText('New: https://example.com/2'),
    );
  });
});
