import { describe, expect, it } from 'vitest';
import { html } from './html';
import { linkedText } from './linked-text';

describe('html', () => {
  it('escapes every value, also in lists and attributes, but not its own results', () => {
    const nasty = `"><script>alert('&')</script>`;
    const text = html`<p title="${nasty}">${[nasty, html`<b>${'<'}</b>`]}</p>`.text;
    expect(text).not.toContain('<script>');
    expect(text).toContain('<b>&#60;</b>');
    expect(text.match(/&#34;&#62;&#60;script/g)).toHaveLength(2);
  });
});

describe('linkedText', () => {
  it('links addresses, hashtags and mentions, and nothing dangerous', () => {
    const text = linkedText(
      'See https://fjord.coffee/a?b=1&c=2. #høst @astrid javascript:alert(1) a#b',
      (tag) => `/tag/${tag}`,
      (name) => `/${name}`,
    ).text;
    expect(text).toBe(
      'See <a href="https://fjord.coffee/a?b=1&#38;c=2" rel="nofollow">https://fjord.coffee/a?b=1&#38;c=2</a>. ' +
        '<a href="/tag/h%C3%B8st">#høst</a> <a href="/astrid">@astrid</a> javascript:alert(1) a#b',
    );
  });
});
