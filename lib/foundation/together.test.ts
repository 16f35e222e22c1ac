import { expect, it, vi } from 'vitest';
import { together } from './together';

it('asks once for what came in one turn, and answers each with its own', async () => {
  const ask = vi.fn(async (numbers: number[]) => numbers.map((number) => number * 10));
  const timesTen = together(ask);
  expect(await Promise.all([timesTen(1), timesTen(2), timesTen(1)])).toEqual([10, 20, 10]);
  expect(await timesTen(3)).toBe(30);
  expect(ask.mock.calls).toEqual([[[1, 2, 1]], [[3]]]);
});

it('asks anew for what comes while an answer is under way', async () => {
  let state = 'before';
  const read = together(async (names: string[]) => {
    const seen = state;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return names.map(() => seen);
  });
  const first = read('a');
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  state = 'after';
  expect(await Promise.all([first, read('a')])).toEqual(['before', 'after']);
});

it.each([
  ['a failure', () => Promise.reject(new Error('no')), 'no'],
  ['an answer too few', async () => [1], 'Not every question'],
])('%s is that of each', async (_, ask, message) => {
  const answer = together<string, number>(ask);
  const outcomes = await Promise.allSettled([answer('a'), answer('b')]);
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && String(outcome.reason))).toEqual([
    expect.stringContaining(message),
    expect.stringContaining(message),
  ]);
});
