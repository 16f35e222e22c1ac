import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes } from './graphemes';

describe('graphemes', () => {
  it.each([
    ['', 0],
    ['hello', 5],
    ['👩‍🚀👍🏽🇳🇴', 3],
    ['e\u0301', 1],
    ['a\r\nb', 3],
    [`${'a'.repeat(254)}👩‍🚀b`, 256],
    [`${'a'.repeat(255)}🇳🇴🇸🇪`, 257],
    [`${'a'.repeat(253)}👍🏽b`, 255],
    ['👩‍🚀'.repeat(1_000), 1_000],
    ['a'.repeat(63_206), 63_206],
  ])('counts %#', (text, expected) => {
    expect(graphemes(text)).toBe(expected);
  });

  it('counts what the segmenter counts over the whole text', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 200, maxLength: 300 }), (text) => {
        expect(graphemes(text)).toBe([...segmenter.segment(text)].length);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
