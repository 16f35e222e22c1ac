import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresStore, type PostgresStore } from './postgres-store';

import { storeContract } from './store-contract';

const databaseUrl = process.env.DATABASE_URL ?? '';
const opened: PostgresStore[] = [];

async function open(): Promise<PostgresStore> {
  const store = await createPostgresStore(databaseUrl, (error) => {
    throw error;
  });
  opened.push(store);
  return store;
}

describe('postgres store', () => {
  beforeEach(async () => {
    await (await open()).clear();
  });
  afterAll(() => Promise.all(opened.map((store) => store.stop())));

  storeContract(open);

  it('keeps its records over a restart, and creates its table only once', async () => {
    const [first, second] = await Promise.all([open(), open()]);
    await first.put('things', 'kept', { still: 'here' });
    expect(await second.get('things', 'kept')).toEqual({ still: 'here' });
  });

  it('drops the one character that jsonb cannot hold', async () => {
    const store = await open();
    await store.put('things', 'nul', { text: 'a\0b', list: ['\0'] });
    expect(await store.get('things', 'nul')).toEqual({ text: 'ab', list: [''] });
  });

  it('leaves a record alone when the change throws, and goes on working', async () => {
    const store = await open();
    await store.put('things', 'a', { count: 1 });
    const failing = store.update('things', 'a', () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.update('things', 'a', () => ({ count: 2 }))).toEqual({ count: 2 });
  });
});
