import { expect, it } from 'vitest';
import { bulkOptions } from './command';

it('has the size of the measured product unless told otherwise', () => {
  expect(bulkOptions([])).toEqual({ businesses: 2_000, posts: 5_000_000, seed: 1 });
  expect(bulkOptions(['--businesses', '5', '--posts=100', '--seed', '9'])).toEqual({
    businesses: 5,
    posts: 100,
    seed: 9,
  });
});

it.each([
  [['--businesses', '0'], '--businesses must be a whole number from 1 to 100000, not "0".'],
  [['--posts', 'many'], '--posts must be a whole number from 1 to 100000000, not "many".'],
  [['--seed', '-1'], '--seed'],
  [['--rows', '5'], '--rows'],
])('refuses %j by the name of the option, and tells how it is used', (args, message) => {
  expect(() => bulkOptions(args)).toThrow(message);
  expect(() => bulkOptions(args)).toThrow('Use: npm run seed');
});
