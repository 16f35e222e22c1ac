import { expect, test } from 'vitest';
import { sameOriginPath } from './same-origin-path';

test.each([
  ['/demo/calendar?month=2026-11#day', '/demo/calendar?month=2026-11#day'],
  ['/', '/'],
  ['/a/../b', '/b'],
  [undefined, '/'],
  [null, '/'],
  ['', '/'],
  ['demo', '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n//evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('%j leads to %s', (next, path) => {
  expect(sameOriginPath(next)).toBe(path);
});

test('a path that collapses to two slashes stays on this site', () => {
  expect(new URL(sameOriginPath('/.//evil.example'), 'http://localhost').origin).toBe('http://localhost');
});
