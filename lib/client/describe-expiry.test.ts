import { expect, it } from 'vitest';
import { describeExpiry } from './describe-expiry';

const now = new Date('2026-12-01T09:00:00Z');

it.each([
  [null, null],
  ['2027-01-29T09:00:01Z', { text: 'expires in 59 days', isSoon: false }],
  ['2026-12-15T09:00:00Z', { text: 'expires in 14 days', isSoon: false }],
  ['2026-12-15T08:59:59Z', { text: 'expires in 13 days', isSoon: true }],
  ['2026-12-02T10:30:00Z', { text: 'expires in 1 d 1 h', isSoon: true }],
  ['2026-12-01T11:00:00Z', { text: 'expires in 2 h', isSoon: true }],
  ['2026-11-30T09:00:00Z', { text: 'expired 1 d ago', isSoon: true }],
])('%s', (expiresAt, described) => expect(describeExpiry(expiresAt, now)).toEqual(described));
