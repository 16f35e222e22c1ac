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
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), (url) => {
        const clean = url.replace(/[^\w/]+$/u, '');
        fc.pre(/^https:\/\/[\w.-]+\.\w+(\/[\w/.%-]*\w)?$/u.test(clean));
        expect(weightedLength(`a ${clean} b`)).toBe(27);
      }),
    );
  });
});
