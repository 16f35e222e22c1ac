import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { MemoryStore } from '@/lib/data/kv/memory';
import { AppError } from '@/lib/foundation/errors';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { WindowCounter } from './window-counter';

const LIMIT = { name: 'test', points: 3, windowSeconds: 60 };
const START = new Date('2026-11-24T10:00:15Z');

let store: KeyValueStore;
let counter: WindowCounter;
beforeEach(() => {
  vi.useFakeTimers({ now: START });
  store = new MemoryStore();
  counter = new WindowCounter(LIMIT, () => store);
});
afterEach(() => vi.useRealTimers());

const consume = async (times: number, key = 'a') => {
  const states = [];
  for (let i = 0; i < times; i++) states.push(await counter.consume(key));
  return states;
};

describe('a window', () => {
  it('lets the limit through and refuses the next one', async () => {
    const states = await consume(4);
    expect(states.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
    expect(states[0]?.secondsLeft).toBe(45);
  });

  it('is each key’s own, and empty again at its end', async () => {
    await consume(4);
    expect((await counter.consume('b')).allowed).toBe(true);
    vi.setSystemTime(START.getTime() + 44 * SECOND);
    expect((await counter.consume('a')).allowed).toBe(false);
    vi.setSystemTime(START.getTime() + 45 * SECOND);
    expect(await counter.consume('a')).toMatchObject({ allowed: true, remaining: 2, secondsLeft: MINUTE / SECOND });
  });

  it('can be looked at without being counted', async () => {
    await consume(2);
    expect(await counter.peek('a')).toMatchObject({ allowed: true, remaining: 1 });
    expect(await counter.peek('a')).toMatchObject({ allowed: true, remaining: 1 });
    await consume(1);
    expect((await counter.peek('a')).allowed).toBe(false);
  });

  it('is counted in this process while the store is away', async () => {
    const away = (): never => {
      throw new AppError('unavailable', 'The key-value store cannot be reached.');
    };
    counter = new WindowCounter(
      LIMIT,
      () => ({ ...store, increment: async () => away(), get: async () => away() }) as KeyValueStore,
    );
    expect((await consume(4)).map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
    expect((await counter.peek('a')).allowed).toBe(false);
    expect((await counter.peek('b')).allowed).toBe(true);
  });
});
