import { expect, it } from 'vitest';
import { bestCell, cellText, type HeatCell, shade, slotText } from './heat-cells';

const cell = (change: Partial<HeatCell>): HeatCell => ({
  ...{ weekday: 2, hour: 9, posts: 3, known: 3, value: 30, perPost: 10 },
  ...change,
});

it.each([
  [{ weekday: 1, hour: 0 }, 'Monday 00:00'],
  [{ weekday: 7, hour: 23 }, 'Sunday 23:00'],
])('%o is %s', (slot, text) => expect(slotText(slot)).toBe(text));

it.each([
  [cell({}), 'Tuesday 09:00: 10 saves a post, 3 posts'],
  [cell({ posts: 1, known: 1, perPost: 0 }), 'Tuesday 09:00: 0 saves a post, 1 post'],
  [cell({ known: 0, value: null, perPost: null }), 'Tuesday 09:00: saves not known yet, 3 posts'],
])('a cell of %o says %s', (given, text) => expect(cellText(given, 'saves')).toBe(text));

it('finds the best hour, by more posts where two are alike, and none where nothing is known', () => {
  const unknown = cell({ hour: 1, known: 0, value: null, perPost: null });
  expect(bestCell([unknown, cell({ hour: 2, known: 1 }), cell({ hour: 3 }), cell({ hour: 4, perPost: 9 })])?.hour).toBe(
    3,
  );
  expect(bestCell([unknown])).toBeUndefined();
});

it.each([
  [10, 10, 1],
  [0, 10, 0.15],
  [0, 0, 0.15],
])('%i of at most %i is %f dark', (perPost, most, dark) => expect(shade(perPost, most)).toBeCloseTo(dark));
