import { expect, it } from 'vitest';
import { isoOfUtcText } from './utc-text';

it.each([
  ['2026-11-26 09:00:00', '2026-11-26T09:00:00.000Z'],
  ['2026-11-26 09:00:00.5', '2026-11-26T09:00:00.500Z'],
  ['2026-11-26 23:59:59.98', '2026-11-26T23:59:59.980Z'],
  ['0001-01-01 00:00:00.007', '0001-01-01T00:00:00.007Z'],
])('%s is %s', (text, iso) => {
  expect(isoOfUtcText(text)).toBe(iso);
  expect(new Date(iso).toISOString()).toBe(iso);
});
