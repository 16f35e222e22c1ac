import { expect, it } from 'vitest';
import { newId } from './ids';

it('names its kind, and has 26 characters of an alphabet without look-alikes', () => {
  expect(newId('post')).toMatch(/^post_[0-9a-hjkmnp-tv-z]{26}$/);
});

it.each([
  ['1970-01-01T00:00:00.000Z', '0000000000'],
  ['2016-07-30T23:54:10.259Z', '01arz3ndek'],
])('has the time of %s first', (at, text) => {
  expect(newId('pub', new Date(at)).slice('pub_'.length, 'pub_'.length + 10)).toBe(text);
});

it('sorts by time', () => {
  const times = [0, 31, 32, 1_023, 1_024, 1_795_000_000_000, 1_795_000_000_001];
  const ids = times.map((ms) => newId('pub', new Date(ms)));
  expect([...ids].sort()).toEqual(ids);
});

it('is never the same twice, and has every character in every place of its random part', () => {
  const at = new Date();
  const ids = Array.from({ length: 10_000 }, () => newId('pub', at));
  expect(new Set(ids).size).toBe(ids.length);
  const random = ids.map((id) => id.slice(-16));
  for (let place = 0; place < 16; place++) expect(new Set(random.map((text) => text[place])).size).toBe(32);
});
