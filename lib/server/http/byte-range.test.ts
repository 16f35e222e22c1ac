import { describe, expect, it } from 'vitest';
import { byteRange } from './byte-range';

describe('a range of a file of 100 bytes', () => {
  it.each([
    [null, null],
    ['bytes=0-0', { start: 0, end: 1 }],
    ['bytes=0-99', { start: 0, end: 100 }],
    ['bytes=10-19', { start: 10, end: 20 }],
    ['bytes=10-', { start: 10, end: 100 }],
    ['bytes=90-500', { start: 90, end: 100 }],
    ['bytes=-10', { start: 90, end: 100 }],
    ['bytes=-500', { start: 0, end: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=500-600', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=20-10', null],
    ['bytes=0-1,5-6', null],
    ['bytes=-', null],
    ['bytes=a-b', null],
    ['lines=0-1', null],
  ])('%s is %j', (header, expected) => expect(byteRange(header, 100)).toEqual(expected));

  it('of an empty file cannot be given', () => expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable'));
});
