import { expect, test } from 'vitest';
import { MemoryStore } from './memory';

test('beyond its bound, expired entries go first, then the longest unwritten', async () => {
  let now = 0;
  const store = new MemoryStore(3, () => now);
  await store.set('old', '1', { ttlSeconds: 100 });
  await store.set('brief', '2', { ttlSeconds: 1 });
  await store.set('kept', '3', { ttlSeconds: 100 });
  now = 2_000;
  await store.set('fourth', '4', { ttlSeconds: 100 });
  expect(await store.get('old')).toBe('1');
  await store.set('fifth', '5', { ttlSeconds: 100 });
  expect(await store.get('old')).toBeNull();
  expect([await store.get('kept'), await store.get('fourth'), await store.get('fifth')]).toEqual(['3', '4', '5']);
});
