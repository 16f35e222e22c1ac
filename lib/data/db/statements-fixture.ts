import { vi } from 'vitest';
import { pool } from './pool';

/** How many statements `work` sends to the database, by whatever door. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const answered = vi.spyOn(pool().statistics.queryMs, 'add');
  await work();
  const { length } = answered.mock.calls;
  answered.mockRestore();
  return length;
}
