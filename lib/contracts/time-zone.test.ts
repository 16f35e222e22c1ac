import { describe, expect, it } from 'vitest';
import { timeZoneSchema } from './time-zone';

describe('a time zone', () => {
  it.each([
    ['Europe/Oslo', 'Europe/Oslo'],
    ['europe/oslo', 'Europe/Oslo'],
    ['UTC', 'UTC'],
    ['Asia/Kolkata', new Intl.DateTimeFormat('en', { timeZone: 'Asia/Calcutta' }).resolvedOptions().timeZone],
  ])('%s is known as %s', (text, name) => expect(timeZoneSchema.parse(text)).toBe(name));

  it.each(['', 'Mars/Olympus', '+02:00', '-0500', 'Europe/Oslo; DROP', 5, null])('is not %s', (text) => {
    expect(timeZoneSchema.safeParse(text).success).toBe(false);
  });
});
