import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/foundation/errors';
import { decodeCursor, encodeCursor } from './cursor';

const failure = (act: () => unknown): AppError => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
};

describe('keyset cursors', () => {
  it('gives back what it was made of', () => {
    const values = ['2026-11-24T10:00:00.000Z', 'pub_01', 'ø "quoted"'];
    expect(decodeCursor('posts', encodeCursor('posts', values))).toEqual(values);
  });

  it('does not show its values as plain text', () => {
    expect(encodeCursor('posts', ['pub_01'])).not.toContain('pub_01');
  });

  it.each([
    ['empty', ''],
    ['too short', 'abc'],
    ['not ours', Buffer.from('["2026","pub_01"]').toString('base64url')],
    ['of another list', encodeCursor('scheduled-posts', ['2026', 'sch_01'])],
  ])('refuses a cursor that is %s', (_, text) => {
    const error = failure(() => decodeCursor('posts', text));
    expect(error.code).toBe('invalid_input');
    expect(error.errors[0]).toMatchObject({ path: 'cursor', code: 'invalid_cursor' });
  });

  it('refuses one whose values were altered', () => {
    const bytes = Buffer.from(encodeCursor('posts', ['2026', 'pub_01']), 'base64url');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
    expect(failure(() => decodeCursor('posts', bytes.toString('base64url'))).status).toBe(422);
  });
});
