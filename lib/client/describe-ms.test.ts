import { expect, it } from 'vitest';
import { describeMs, describeShare } from './describe-ms';

it.each([
  [0, '0 ms'],
  [7.4, '7 ms'],
  [999, '999 ms'],
  [1_000, '1.0 s'],
  [59_900, '59.9 s'],
  [185_000, '3 min 5 s'],
])('%d ms reads %s', (ms, words) => expect(describeMs(ms)).toBe(words));

it.each([
  [1, '100 %'],
  [0.9999, '99.9 %'],
  [0.5, '50 %'],
  [0, '0 %'],
])('a share of %d reads %s', (share, words) => expect(describeShare(share)).toBe(words));
