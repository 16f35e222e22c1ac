import { describe, expect, it } from 'vitest';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { MemoryStore } from '@/lib/data/kv/memory';
import { AppError } from '@/lib/foundation/errors';
import { MINUTE, plus } from '@/lib/foundation/time';
import type { RateReading } from '@/lib/platforms/rate';
import { rateBudget } from './rate-budget';

const now = new Date('2026-11-25T12:00:00Z');
const resetAt = plus(now, 10 * MINUTE);
const bucket = 'POST /2/tweets';
const reading = (used: number, given: Partial<RateReading> = {}): RateReading => ({
  scope: 'account',
  bucket,
  used,
  remaining: Math.round((1 - used) * 100),
  resetAt,
  ...given,
});

/** Gates of two processes on one store, with one clock. */
function gates(given?: KeyValueStore) {
  let at = now;
  const store = given ?? new MemoryStore(100, () => at.getTime());
  const options = { store: () => store, record: async () => undefined, clock: () => at };
  return {
    gate: (accountId: string, platform: 'x' | 'linkedin' = 'x') => rateBudget({ platform, accountId }, options),
    move: (ms: number) => {
      at = plus(at, ms);
    },
  };
}

describe('a budget', () => {
  it.each<[number, Date | null, Date | null]>([
    [0, null, null],
    [0.79, null, null],
    [0.8, plus(now, (10 * MINUTE) / 21), resetAt],
    [0.9, plus(now, (10 * MINUTE) / 11), resetAt],
    [1, resetAt, resetAt],
  ])('that is spent to %d lets a post go at %s and a reading at %s', async (used, post, read) => {
    for (const scope of ['account', 'app'] as const) {
      const { gate } = gates();
      await gate('acc_1').after([reading(used, { scope })]);
      expect(await gate('acc_1').before(bucket, 'publish')).toEqual(post);
      expect(await gate('acc_1').before(bucket, 'read')).toEqual(read);
    }
  });

  it('counts by share where the network names no number', async () => {
    const { gate } = gates();
    await gate('acc_1').after([reading(0.9, { remaining: null })]);
    expect((await gate('acc_1').before(bucket, 'publish'))?.getTime()).toBeGreaterThan(now.getTime());
    await gate('acc_1').after([reading(0.995, { remaining: null })]);
    expect(await gate('acc_1').before(bucket, 'publish')).toEqual(resetAt);
  });

  it('of an account is its own, that of the app everybody’s on the network', async () => {
    const { gate } = gates();
    await gate('acc_1').after([reading(1)]);
    expect(await gate('acc_2').before(bucket, 'publish')).toBeNull();
    await gate('acc_1').after([reading(1, { scope: 'app' })]);
    expect(await gate('acc_2').before(bucket, 'publish')).toEqual(resetAt);
    expect(await gate('acc_2').before('DELETE /2/tweets', 'publish')).toBeNull();
    expect(await gate('acc_1', 'linkedin').before(bucket, 'publish')).toBeNull();
  });

  it('is whole again once its window is over', async () => {
    const { gate, move } = gates();
    await gate('acc_1').after([reading(1)]);
    move(10 * MINUTE);
    expect(await gate('acc_1').before(bucket, 'read')).toBeNull();
  });

  it('lets the next post go once its turn has come', async () => {
    const { gate, move } = gates();
    await gate('acc_1').after([reading(0.9)]);
    move(MINUTE);
    expect(await gate('acc_1').before(bucket, 'publish')).toBeNull();
  });

  it('that cannot be read keeps nothing back', async () => {
    const refuse = async () => {
      throw new AppError('unavailable', 'The key-value store does not answer.');
    };
    const { gate } = gates(Object.assign(new MemoryStore(), { get: refuse, set: refuse }));
    await gate('acc_1').after([reading(1)]);
    expect(await gate('acc_1').before(bucket, 'read')).toBeNull();
  });
});
