import { expect, it } from 'vitest';
import { StatementTimes } from './statement-times';

it('keeps calls and times by name, the dearest first, and no text that may hold a value', () => {
  const times = new StatementTimes();
  times.add({ name: 'cheap', text: 'SELECT 1', values: ['secret'] }, 1);
  for (const ms of [10, 30, 20]) times.add({ name: 'dear', text: 'SELECT 2' }, ms);
  for (const unnamed of ["SELECT 'secret'", { text: "SELECT 'secret'" }, { name: '', text: "SELECT 'secret'" }])
    times.add(unnamed, 5);
  expect(times.dearest(3)).toEqual([
    { text: 'SELECT 2', calls: 3, totalMs: 60, maxMs: 30, p50Ms: expect.closeTo(22.6, 1), p99Ms: 30 },
    { text: null, calls: 3, totalMs: 15, maxMs: 5, p50Ms: 5, p99Ms: 5 },
    { text: 'SELECT 1', calls: 1, totalMs: 1, maxMs: 1, p50Ms: 1, p99Ms: 1 },
  ]);
  expect(times.dearest(1)).toHaveLength(1);
});
