import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory-store';
import { storeContract } from './store-contract';

describe('memory store', () => {
  storeContract(async () => createMemoryStore());

  it('hands out copies, so that nobody changes what is stored', async () => {
    const store = createMemoryStore();
    await store.put('things', 'a', { list: [1] });
    (await store.get<{ list: number[] }>('things', 'a'))?.list.push(2);
    expect(await store.get('things', 'a')).toEqual({ list: [1] });
  });
});
