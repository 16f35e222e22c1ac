import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MENTION } from '@/lib/contracts/drafts/linkedin-mention';
import { escapeLittleText, unescapeLittleText } from './text';

const AS_MENTION = /^@\[((?:\\.|[^\]\\])+)\]\(urn:li:(?:person|organization):[\w-]+\)/u;

/** LinkedIn's side: the text up to the first character that would be read as an element; of a mention its name. */
function shown(escaped: string): string {
  let text = '';
  for (let i = 0; i < escaped.length; i++) {
    const character = escaped.charAt(i);
    const [mention, name] = AS_MENTION.exec(escaped.slice(i)) ?? [];
    if (mention !== undefined) {
      text += (name ?? '').replace(/\\(.)/gu, '$1');
      i += mention.length - 1;
    } else if (character === '\\') text += escaped.charAt(++i);
    else if ('|{}@[]()<>*_~'.includes(character)) return text;
    else text += character;
  }
  return text;
}

const withNames = (text: string): string => text.replace(MENTION, '$1');

describe('escapeLittleText', () => {
  it.each([
    ['Now open (really)', 'Now open \\(really\\)'],
    ['a|b {c} [d] <e> *f* _g_ ~h~ @i \\', 'a\\|b \\{c\\} \\[d\\] \\<e\\> \\*f\\* \\_g\\_ \\~h\\~ \\@i \\\\'],
    ['#coffee and #blåbær stay', '#coffee and #blåbær stay'],
    ['We are # 1 #', 'We are \\# 1 \\#'],
    ['With @[Fjord (AS)](urn:li:organization:80417731)!', 'With @[Fjord \\(AS\\)](urn:li:organization:80417731)!'],
    ['@[no mention](https://example.com)', '\\@\\[no mention\\]\\(https://example.com\\)'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeLittleText(text)).toBe(expected);
  });

  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...'\\|{}@[]()<>*_~# ab1')).map((characters) => characters.join('')),
    fc
      .array(fc.constantFrom('#tag', '#blåbær', '# ', '@[Fjord](urn:li:organization:1)', '@[', '](', ' ', '(a)', '\\'))
      .map((parts) => parts.join('')),
  );

  it('is undone by unescaping, whatever the text', () => {
    fc.assert(fc.property(text, (value) => unescapeLittleText(escapeLittleText(value)) === value));
  });

  it('keeps every hashtag as it was written', () => {
    const tags = (value: string) => value.match(/(?<=(?:^|[^\\])(?:\\\\)*)#[\p{L}\p{N}]+/gu) ?? [];
    fc.assert(
      fc.property(
        text,
        (value) => tags(escapeLittleText(value)).join() === (value.match(/#[\p{L}\p{N}]+/gu) ?? []).join(),
      ),
    );
  });

  it('never lets LinkedIn cut a text off', () => {
    fc.assert(fc.property(text, (value) => shown(escapeLittleText(value)) === withNames(value)));
  });
});
