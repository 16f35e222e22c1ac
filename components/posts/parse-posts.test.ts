import { expect, it } from 'vitest';
import { parsePosts } from './parse-posts';
import { postsHref } from './posts-view';

it.each([
  [{}, 'published', {}],
  [{ view: 'drafts' }, 'drafts', {}],
  [{ view: 'elsewhere', platform: 'x', accountId: 'acc_1' }, 'published', { platform: 'x', accountId: 'acc_1' }],
  [{ from: '2026-11-01', to: '2026-11-01', q: '' }, 'published', { from: '2026-11-01', to: '2026-11-01' }],
  [
    { to: '2026-11-30', q: 'roast & "50 %"', status: 'deleted' },
    'published',
    { q: 'roast & "50 %"', status: 'deleted' },
  ],
])('%o shows %s that fit %o', (search, view, filter) => {
  expect(parsePosts(search)).toMatchObject({ view, filter, problem: null });
});

it.each([
  [{ platform: 'myspace' }, /network/],
  [{ accountId: ['acc_1', 'acc_2'] }, /account/],
  [{ status: 'gone' }, /published or deleted/],
  [{ from: '2026-02-30' }, /first day .* YYYY-MM-DD/],
  [{ to: 'yesterday' }, /last day .* YYYY-MM-DD/],
  [{ from: '2026-02-02', to: '2026-02-01' }, /after the last/],
  [{ q: 'a b c d e f g h i' }, /8 words/],
  [{ q: 'a'.repeat(101) }, /100 characters/],
  [{ q: 'a\0' }, /words/],
])('%o is told and left out', (search, problem) => {
  const parsed = parsePosts({ ...search, view: 'published' });
  expect(parsed.problem).toMatch(problem);
  expect(Object.values(parsed.filter).filter((value) => value !== undefined)).toEqual([]);
});

it('reads what an address says', () => {
  const filter = { platform: 'x', accountId: 'acc_1', from: '2026-11-01', to: '2026-11-30', q: 'a & b' } as const;
  const address = new URL(postsHref('demo', { view: 'published', ...filter }), 'http://localhost');
  expect(parsePosts(Object.fromEntries(address.searchParams))).toEqual({ view: 'published', filter, problem: null });
  expect(postsHref('demo', { view: 'published' })).toBe('/demo/posts');
});
