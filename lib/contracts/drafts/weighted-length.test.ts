import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedLength } from './weighted-length';

describe('weightedLength', () => {
  it.each([
    ['', 0],
    ['hello', 5],
    ['blåbær på fjellet', 17],
    ['日本語', 6],
    ['한국어', 6],
    ['“quoted” – dash', 15],
    ['☕', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['🇳🇴', 2],
    ['👍🏽', 2],
    ['1️⃣', 2],
    ['❤️', 2],
    ['©', 1],
    ['https://example.com', 23],
    ['http://example.com/a/very/long/path?with=query&and=more#fragment', 23],
    ['See https://example.com/a.', 28],
    ['(https://example.com)', 25],
    ['example.com', 23],
    ['example.com/path and more', 32],
    ['me@example.com', 14],
    ['version 1.2.3', 13],
    ['a https://x.com b https://y.com', 51],
    ['test.com', 23],
    ['Test https://test.com test https://test.com test.com test', 86],
    ['fjord.photography', 23],
    ['foo.co.jp', 23],
    ['bit.ly/abcde', 23],
    ['HTTPS://www.ExaMPLE.COM/index.html', 23],
    ['http://sports.yahoo.com/nfl/news;_ylt=Aom0;ylu=XyZ?slug=ap-superbowlnotebook', 23],
    ['http://example.com?foo=$bar.;baz?BAZ&c=d-#top/?stories+', 23],
    ['http://☃.net/', 23],
    ['ELPAÍS.com', 23],
    ['http://example.com/Русские_слова', 23],
    ['(https://en.wikipedia.org/wiki/Fjord_(band))', 25],
    ['http://example.com/path/!!!!', 27],
    ['twitter.comこれは日本語です。example.com中国語', 23 + 18 + 23 + 6],
    ['http://twitter.com/これは', 23 + 6],
    ['$http://twitter.com', 19],
    ['#test.com @test.com', 19],
    ['$TVI.CA $RBS.CA', 15],
    ['test.tar.bz2', 12],
    ['john.doe.gov@mail.com', 21],
    ['Node.js and README', 18],
    ['👨🏽‍🎤🙋🏽👾', 6],
    ['🏳️‍🌈🏴󠁧󠁢󠁳󠁣󠁴󠁿', 4],
    ['☺', 2],
    ['café', 4],
    ['cafe\u0301', 4],
    ['한국', 4],
    ['ｗｉｄｅ', 8],
    ['ελληνικά, русский, עברית, العربية', 33],
    ['wait…', 6],
    ['tab\tand\nline', 12],
  ])('%j counts %i', (text, expected) => {
    expect(weightedLength(text)).toBe(expected);
  });

  it('counts composed and decomposed text the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(weightedLength(text.normalize('NFD'))).toBe(weightedLength(text.normalize('NFC')));
      }),
    );
  });

  it('counts plain words one a character and adds up over blanks', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ');
        expect(weightedLength(text)).toBe(text.length);
      }),
    );
  });

  it('counts any link 23', () => {
    const path = fc.stringMatching(/^(\/[\w.%-]{0,12}\w){0,3}$/);
    fc.assert(
      fc.property(fc.domain(), path, (domain, rest) => {
        expect(weightedLength(`a https://${domain}${rest} b`)).toBe(27);
      }),
    );
  });

  it('counts the longest post in no time that a person would notice', () => {
    const texts = ['lorem ipsum. ', 'a.', 'a', '日本語', 'a-', '👍🏽 ', '1 '].map((unit) =>
      unit.repeat(25_000 / unit.length),
    );
    for (const text of [...texts, `http://a.com/${'(a!'.repeat(8_000)}`]) {
      const startedAt = performance.now();
      weightedLength(text);
      expect(performance.now() - startedAt).toBeLessThan(1_500);
    }
  });
});
