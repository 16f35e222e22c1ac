import { expect, it } from 'vitest';
import { parseAnalytics } from './parse-analytics';

const today = '2026-11-26';
const parse = (search: Record<string, string | string[]>) => parseAnalytics(search, today, ['acc_1']);

it.each([
  [{}, { from: '2026-10-28', to: today }, 'day'],
  [{ days: '7' }, { from: '2026-11-20', to: today }, 'day'],
  [{ days: '90' }, { from: '2026-08-29', to: today }, 'week'],
  [{ days: '365' }, { from: '2025-11-27', to: today }, 'month'],
  [{ days: '365', granularity: 'week' }, { from: '2025-11-27', to: today }, 'week'],
  [{ from: '2026-01-01', to: '2026-01-31', days: '7' }, { from: '2026-01-01', to: '2026-01-31' }, 'day'],
  [{ days: '31', granularity: 'hour' }, { from: '2026-10-28', to: today }, 'day'],
])('%o shows %o by %s', (search, span, granularity) => {
  expect(parse(search)).toMatchObject({ query: span, granularity, problem: null });
});

it.each([
  [{ from: '2026-02-01', to: '2026-01-01' }, /after the last/],
  [{ from: '2024-01-01', to: '2026-01-01' }, /366 days/],
  [{ from: '2026-02-30', to: '2026-03-01' }, /YYYY-MM-DD/],
  [{ from: '2026-02-01' }, /Both days/],
  [{ from: ['2026-02-01', '2026-02-02'], to: '2026-03-01' }, /Both days/],
])('%o is told, and the last 30 days are shown', (search, problem) => {
  const parsed = parse(search);
  expect(parsed.problem).toMatch(problem);
  expect(parsed.query).toMatchObject({ from: '2026-10-28', to: today });
  expect(parsed.choice.from).toBeUndefined();
});

it('knows networks, accounts of the business and measures, and nothing else', () => {
  const known = parse({ platform: 'x', accountId: 'acc_1', measure: 'reach' });
  expect(known.choice).toMatchObject({ platform: 'x', accountId: 'acc_1', measure: 'reach' });
  const unknown = parse({ platform: 'myspace', accountId: 'acc_2', measure: 'luck' });
  expect(unknown.choice).toMatchObject({ platform: undefined, accountId: undefined, measure: 'engagements' });
});
