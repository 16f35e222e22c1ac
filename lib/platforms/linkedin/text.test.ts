import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLittleText, unescapeLittleText } from './text';

/** LinkedIn's side: the text up to the first character that would be read as an element. */
function shown(escaped: string): string {
  let text = '';
  for (let i = 0; i < escaped.length; i++) {
    const character = escaped.charAt(i);
    if (character === '\\') text += escaped.charAt(++i);
    else if ('|{}@[]()<>*_~'.includes(character)) return text;
    else text += character;
  }
  return text;
}

describe('escapeLittleText', () => {
  it.each([
    ['Now open (really)', 'Now open \\(really\\)'],
    ['a|b {c} [d] <e> *f* _g_ ~h~ @i \\', 'a\\|b \\{c\\} \\[d\\] \\<e\\> \\*f\\* \\_g\\_ \\~h\\~ \\@i \\\\'],
    ['#coffee and #blåbær stay', '#coffee and #blåbær stay'],
    ['We are # 1 #', 'We are \\# 1 \\#'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeLittleText(text)).toBe(expected);
  });

  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...'\\|{}@[]()<>*_~# ab1')).map((characters) => characters.join('')),
  );

  it('is undone by unescaping, whatever the text', () => {
    fc.assert(fc.property(text, (value) => unescapeLittleText(escapeLittleText(value)) === value));
  });

  it('never lets LinkedIn cut a text off', () => {
    fc.assert(fc.property(text, (value) => shown(escapeLittleText(value)) === value));
  });
});
