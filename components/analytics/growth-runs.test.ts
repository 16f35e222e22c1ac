import { expect, it } from 'vitest';
import { growthRuns } from './growth-runs';

const point = (at: number, value: number | null) => ({ at, name: `${at} h`, value });

it.each([
  ['nothing', [], []],
  ['only what is missing', [null, null], []],
  ['one number', [5], [[5]]],
  ['zero, which is a number', [0, 0], [[0, 0]]],
  ['a gap, which no line crosses', [1, 2, null, 3], [[1, 2], [3]]],
  ['gaps at the ends', [null, 1, null], [[1]]],
])('a line of %s', (_, values, expected) => {
  const runs = growthRuns(values.map((value, at) => point(at, value)));
  expect(runs.map((run) => run.map(({ value }) => value))).toEqual(expected);
});
