import { expect, it } from 'vitest';
import { hostOf, linkInText, readAddress } from './link-in-text';

it.each([
  ['https://example.com/a?b=c', 'https://example.com/a?b=c'],
  [' example.com/a ', 'https://example.com/a'],
  ['http://example.com', 'http://example.com/'],
  ['javascript:alert(1)', null],
  ['ftp://example.com', null],
  ['two words.com', null],
  ['localhost', null],
  ['', null],
])('reads %j as %j', (text, url) => {
  expect(readAddress(text)).toBe(url);
});

it.each([
  ['Read https://example.com/a. Now.', 'https://example.com/a'],
  ['Read example.com and https://two.example', 'https://example.com/'],
  ['me@example.com', null],
  ['no link', null],
])('finds in %j %j', (text, url) => {
  expect(linkInText(text)).toBe(url);
});

it('names a site', () => {
  expect([hostOf('https://www.example.com/a'), hostOf('none')]).toEqual(['example.com', 'none']);
});
