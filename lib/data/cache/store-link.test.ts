import { expect, it, vi } from 'vitest';
import { MemoryStore } from '@/lib/data/kv/memory';
import { NO_ANSWER, StoreLink } from './store-link';

const LIMIT_MS = 40;

/** A link to a store that can be frozen. */
function opened() {
  const store = new MemoryStore();
  const held: (() => void)[] = [];
  let isFrozen = false;
  const frozen = <T>(answer: () => Promise<T>): Promise<T> =>
    isFrozen ? new Promise((resolve) => held.push(() => resolve(answer()))) : answer();
  const [get, ping] = [store.get.bind(store), store.ping.bind(store)];
  vi.spyOn(store, 'get').mockImplementation((key) => frozen(() => get(key)));
  const pings = vi.spyOn(store, 'ping').mockImplementation(() => frozen(ping));
  const link = new StoreLink(store, LIMIT_MS);
  const freeze = (value: boolean): void => {
    isFrozen = value;
    for (const go of value ? [] : held.splice(0)) go();
  };
  return { link, freeze, pings, read: () => link.read((asked) => asked.get('key')) };
}

const msOf = async (work: Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
};

it('keeps one read waiting for a store that froze, none that comes after it, and opens the breaker', async () => {
  const { link, freeze, read } = opened();
  expect(await read()).toBeNull();
  freeze(true);
  expect(await read()).toBe(NO_ANSWER);
  expect(await msOf(read())).toBeLessThan(LIMIT_MS / 2);
  expect(link.snapshot().breaker).toBe('closed');
  await vi.waitFor(() => expect(link.snapshot().breaker).toBe('open'));
  freeze(false);
  await vi.waitFor(() => expect(link.snapshot().breaker).toBe('closed'));
  expect(await read()).toBeNull();
  link.stop();
});

it('asks again after one answer that came too late', async () => {
  const { link, freeze, pings, read } = opened();
  freeze(true);
  expect(await read()).toBe(NO_ANSWER);
  freeze(false);
  await vi.waitFor(async () => expect(await read()).toBeNull());
  expect(link.snapshot()).toMatchObject({ breaker: 'closed', errors: 1 });
  expect(pings).toHaveBeenCalledTimes(1);
});
