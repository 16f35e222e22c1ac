import { expect, it, vi } from 'vitest';
import { AppError } from './errors';

it('knows an error that another copy of the module made', async () => {
  vi.resetModules();
  const other = await import('./errors');
  expect(other.AppError).not.toBe(AppError);
  const error = new other.AppError('unavailable', 'The store does not answer.');
  expect(error).toBeInstanceOf(AppError);
  for (const none of [new Error('no'), { name: 'AppError' }, null]) expect(none).not.toBeInstanceOf(AppError);
});
