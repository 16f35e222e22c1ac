import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from './split-text';

const within = (limit: number) => (part: string) => part.length <= limit;

describe('splitText', () => {
  it.each([
    ['what fits', 'One. Two.', 20, ['One. Two.']],
    ['at sentence ends', 'One is here. Two is here. Three.', 26, ['One is here. Two is here.', 'Three.']],
    ['with the quote that closes a sentence', '“One is here.” Two is here.', 16, ['“One is here.”', 'Two is here.']],
    ['at a paragraph before a sentence', 'One.\n\nTwo. Three and more.', 12, ['One.', 'Two.', 'Three and', 'more.']],
    ['between words where a sentence is too long', 'one two three', 8, ['one two', 'three']],
    ['within a word that is too long alone', 'aaaaaaaaaa', 4, ['aaaa', 'aaaa', 'aa']],
    ['not in a number', 'It costs 1.50 now. Buy.', 19, ['It costs 1.50 now.', 'Buy.']],
    ['between sentences without blanks', '一二。三四。', 3, ['一二。', '三四。']],
    ['never within a family', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 11, ['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']],
    ['nothing', ' \n', 5, []],
  ] as const)('cuts %s', (_, text, limit, parts) => {
    expect(splitText(text, within(limit))).toEqual(parts);
  });

  it('loses nothing but blanks, and every part fits', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20, mode: 'sentences' }), fc.integer({ min: 20, max: 280 }), (text, limit) => {
        const parts = splitText(text, within(limit));
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(parts.every(within(limit))).toBe(true);
      }),
    );
  });
});
