import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line';

describe('csvLine', () => {
  it.each([
    ['plain text', 'Hello', 'Hello'],
    ['a comma', 'a,b', '"a,b"'],
    ['quotes', 'say "hi"', '"say ""hi"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['another script and an emoji', 'Blåbær ☕ 咖啡', 'Blåbær ☕ 咖啡'],
    ['nothing to say', '', ''],
    ['what is missing', null, ''],
    ['zero', 0, '0'],
    ['a number below zero', -1.5, '-1.5'],
    ['a count past 2^31', 2_000_000_000_000, '2000000000000'],
    ['a formula', '=1+1', "'=1+1"],
    ['a formula with a comma and quotes', '=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a sum', '+1', "'+1"],
    ['a text that begins with a dash', '-2 for 1', "'-2 for 1"],
    ['a mention', '@cafe', "'@cafe"],
    ['a tab before a formula', '\t=1', "'\t=1"],
    ['a line break before a formula', '\n=1', `"'\n=1"`],
    ['a full-width formula', '＝1', "'＝1"],
    ['an equals sign within', 'a=1', 'a=1'],
  ])('writes %s', (_, cell, expected) => {
    expect(csvLine([cell])).toBe(`${expected}\r\n`);
  });

  it('keeps empty cells apart', () => {
    expect(csvLine(['a', null, '', 0])).toBe('a,,,0\r\n');
  });
});
