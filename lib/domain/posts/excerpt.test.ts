import { expect, it } from 'vitest';
import { excerpt } from './excerpt';

it.each([
  ['', ''],
  ['  one\n\ntwo ', 'one two'],
  ['a'.repeat(140), 'a'.repeat(140)],
  ['a'.repeat(141), `${'a'.repeat(139)}…`],
  ['👩‍🌾'.repeat(1), '👩‍🌾'],
])('%j → %j', (text, expected) => expect(excerpt(text)).toBe(expected));

it('fits the covering indexes whatever the script', () => {
  expect(Buffer.byteLength(excerpt('😀'.repeat(500)))).toBeLessThanOrEqual(560);
});
