import { expect, it } from 'vitest';
import { pageKey } from './page-key';

const key = pageKey((cursor) => `/posts?cursor=${cursor ?? 'none'}`);

it.each([
  ['the first page', 0, null, '/posts?cursor=none'],
  ['the page after a cursor', 1, { nextCursor: 'abc' }, '/posts?cursor=abc'],
  ['nothing after the last page', 2, { nextCursor: null }, null],
  ['nothing before the page before is known', 1, null, null],
])('asks for %s', (_name, index, before, expected) => {
  expect(key(index, before)).toBe(expected);
});
