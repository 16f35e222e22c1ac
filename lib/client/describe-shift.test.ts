import { expect, it } from 'vitest';
import { shiftNote } from './describe-shift';

it.each([
  ['2027-03-28T02:30', /does not exist that day.*Berlin/],
  ['2027-10-31T02:30', /comes twice that day.*the first/],
  ['2027-03-28T09:00', /^$/],
])('%s in Berlin', (local, words) => {
  expect(shiftNote(local, 'Europe/Berlin') ?? '').toMatch(words);
});
