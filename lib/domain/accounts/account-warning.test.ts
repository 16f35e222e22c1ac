import { describe, expect, it } from 'vitest';
import { DAY, HOUR, plus, SECOND } from '@/lib/foundation/time';
import { type AccessFacts, endOfAccess, warningDays, warningLevel } from './account-warning';

const now = new Date('2026-11-25T12:00:00Z');
const at = (days: number): Date => plus(now, days * DAY);

describe('the end of access', () => {
  const facts = (given: Partial<AccessFacts>): AccessFacts => ({
    canRefresh: true,
    refreshRefused: false,
    tokenExpiresAt: plus(now, HOUR),
    refreshExpiresAt: null,
    dataAccessExpiresAt: null,
    ...given,
  });
  it.each<[string, Partial<AccessFacts>, Date | null]>([
    ['of a token that is refreshed for ever', {}, null],
    ['of a token that cannot be refreshed', { canRefresh: false, tokenExpiresAt: at(60) }, at(60)],
    ['of a token that will not be refreshed again', { refreshRefused: true, tokenExpiresAt: at(1) }, at(1)],
    ['of a refresh token', { refreshExpiresAt: at(365) }, at(365)],
    ['of the consent to data', { tokenExpiresAt: null, canRefresh: false, dataAccessExpiresAt: at(90) }, at(90)],
    ['is the first of several', { refreshExpiresAt: at(30), dataAccessExpiresAt: at(10) }, at(10)],
    ['of a token without end', { canRefresh: false, tokenExpiresAt: null }, null],
  ])('%s', (_name, given, end) => expect(endOfAccess(facts(given))).toEqual(end));
});

describe('the stage of a warning', () => {
  it.each<[Date | null, number | null]>([
    [null, null],
    [plus(at(14), SECOND), null],
    [at(14), 14],
    [plus(at(7), SECOND), 14],
    [at(7), 7],
    [plus(at(2), SECOND), 7],
    [at(2), 2],
    [now, 2],
    [at(-3), 2],
  ])('%s', (end, days) => expect(warningDays(end, now)).toBe(days));

  it('has a level', () => expect(([14, 7, 2] as const).map(warningLevel)).toEqual(['notice', 'soon', 'urgent']));
});
