import { expect, it } from 'vitest';
import type { SandboxStore } from './store';

/** What every store must do, whatever it keeps its records in. */
export function storeContract(open: () => Promise<SandboxStore>): void {
  it('gives back what was put, and null for what was not', async () => {
    const store = await open();
    await store.put('things', 'a', { text: 'høst 🍂', nested: { list: [1, null] } });
    expect(await store.get('things', 'a')).toEqual({ text: 'høst 🍂', nested: { list: [1, null] } });
    expect(await store.get('things', 'b')).toBeNull();
    expect(await store.get('others', 'a')).toBeNull();
  });

  it('lists in the order of first putting, and forgets what is removed', async () => {
    const store = await open();
    for (const id of ['c', 'a', 'b']) await store.put('ordered', id, { id });
    await store.put('ordered', 'c', { id: 'changed' });
    await store.remove('ordered', 'a');
    expect(await store.list('ordered')).toEqual([
      { id: 'c', value: { id: 'changed' } },
      { id: 'b', value: { id: 'b' } },
    ]);
  });

  it('gives a taken record to one of many takers', async () => {
    const store = await open();
    await store.put('codes', 'one', { good: true });
    const taken = await Promise.all(Array.from({ length: 8 }, () => store.take('codes', 'one')));
    expect(taken.filter((value) => value !== null)).toEqual([{ good: true }]);
  });

  it('loses no update of many at once, from the first on', async () => {
    const store = await open();
    const increment = (current: { count: number } | null) => ({ count: (current?.count ?? 0) + 1 });
    await Promise.all(Array.from({ length: 20 }, () => store.update('counters', 'n', increment)));
    expect(await store.get('counters', 'n')).toEqual({ count: 20 });
  });

  it('removes by an update to null', async () => {
    const store = await open();
    await store.put('things', 'gone', { here: true });
    expect(await store.update('things', 'gone', () => null)).toBeNull();
    expect(await store.get('things', 'gone')).toBeNull();
  });

  it('is empty after clear', async () => {
    const store = await open();
    await store.put('things', 'a', {});
    await store.clear();
    expect(await store.list('things')).toEqual([]);
  });
}
