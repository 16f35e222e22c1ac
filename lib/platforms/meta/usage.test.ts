import { describe, expect, it } from 'vitest';
import { regainAccessAt, usageReadings } from './usage';

const now = new Date('2026-03-10T12:00:00Z');
const inAnHour = new Date('2026-03-10T13:00:00Z');
const share = (call_count: number, total_time = 0, total_cputime = 0) => ({ call_count, total_time, total_cputime });
const headers = (values: Record<string, unknown>) =>
  new Headers(
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  );
const business = (...limits: object[]) => ({ 'x-business-use-case-usage': { '101': limits } });
const reading = (scope: string, used: number, resetAt = inAnHour) => ({
  scope,
  bucket: 'graph',
  used,
  remaining: null,
  resetAt,
});

describe('usageReadings', () => {
  it.each<[string, Record<string, unknown>, object[]]>([
    ['no header', {}, []],
    ['the app', { 'x-app-usage': share(28, 25, 30) }, [reading('app', 0.3)]],
    ['the Page', { 'x-page-usage': share(85) }, [reading('account', 0.85)]],
    ['a use case', business({ type: 'pages', ...share(10, 40) }), [reading('account', 0.4)]],
    [
      'the fuller of two use cases and the Page',
      {
        'x-page-usage': share(20),
        ...business({ type: 'pages', ...share(10) }, { type: 'instagram', ...share(70) }),
      },
      [reading('account', 0.7)],
    ],
    [
      'both, and the minutes to regain access',
      { 'x-app-usage': share(1), ...business({ ...share(100), estimated_time_to_regain_access: 7 }) },
      [reading('app', 0.01, new Date('2026-03-10T12:07:00Z')), reading('account', 1, new Date('2026-03-10T12:07:00Z'))],
    ],
    ['more than all', { 'x-app-usage': share(140) }, [reading('app', 1)]],
    ['what is no JSON', { 'x-app-usage': 'broken', 'x-page-usage': '[1', ...business({ call_count: 'x' }) }, []],
  ])('reads %s', (_name, values, expected) => {
    expect(usageReadings(headers(values), now)).toEqual(expected);
  });
});

describe('regainAccessAt', () => {
  it.each([
    ['an hour without a header', {}, inAnHour],
    ['an hour for zero minutes', business({ estimated_time_to_regain_access: 0 }), inAnHour],
    [
      'the longest of several',
      business({ estimated_time_to_regain_access: 3 }, { estimated_time_to_regain_access: 90 }),
      new Date('2026-03-10T13:30:00Z'),
    ],
  ])('is %s', (_name, values, expected) => {
    expect(regainAccessAt(headers(values), now)).toEqual(expected);
  });
});
