import { afterAll, describe, expect, it } from 'vitest';
import { pool } from '@/lib/data/db/pool';
import { AppError } from '@/lib/foundation/errors';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { keepPending, secret, takePending } from './pending-connection';

const startedAt = new Date();
const pending = {
  platform: 'x' as const,
  businessId: 'biz_1',
  userId: 'user_1',
  sessionId: 'auth_1',
  codeVerifier: secret(),
  startedAt: startedAt.toISOString(),
};
const returning = { platform: 'x' as const, userId: 'user_1', sessionId: 'auth_1', now: plus(startedAt, MINUTE) };

afterAll(() => pool().stop());

describe('a pending connection', () => {
  it('comes back to the session that started it, once, even when asked twice at once', async () => {
    const state = secret();
    await keepPending(state, pending);
    const taken = await Promise.allSettled([takePending(state, returning), takePending(state, returning)]);
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(taken.find(({ status }) => status === 'fulfilled')).toMatchObject({ value: pending });
  });

  it('lives for ten minutes', async () => {
    const states = [secret(), secret()] as const;
    for (const state of states) await keepPending(state, pending);
    await expect(takePending(states[0], { ...returning, now: plus(startedAt, 10 * MINUTE) })).resolves.toEqual(pending);
    const late = takePending(states[1], { ...returning, now: plus(startedAt, 10 * MINUTE + SECOND) });
    await expect(late).rejects.toBeInstanceOf(AppError);
  });

  it('is not overwritten by a second one of the same state', async () => {
    const state = secret();
    await keepPending(state, pending);
    await expect(keepPending(state, { ...pending, userId: 'user_2' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(takePending(state, returning)).resolves.toEqual(pending);
  });
});
