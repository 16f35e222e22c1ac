import pg from 'pg';
import { expect, it } from 'vitest';
import { isOfOneCall } from './of-one-call';

const refusal = (code: string): pg.DatabaseError => {
  const error = new pg.DatabaseError('refused', 0, 'error');
  error.code = code;
  return error;
};

it.each([
  ['a deadlock', refusal('40P01'), true],
  ['a constraint', refusal('23505'), true],
  ['a row that is named twice', refusal('21000'), true],
  ['data that no column takes', refusal('22001'), true],
  ['a server that ends', refusal('57P01'), false],
  ['a table that is not there', refusal('42P01'), false],
  ['a connection that breaks', new Error('Connection terminated unexpectedly'), false],
])('%s', (_, error, expected) => {
  expect(isOfOneCall(error)).toBe(expected);
});
