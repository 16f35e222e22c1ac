import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GarbageServer } from '@/e2e/setup/garbage-server';
import { OwnRedis } from '@/e2e/setup/redis-server';
import { RedisStore } from '@/lib/data/kv/redis';
import { type CacheProcess, openProcess, Truth } from './cache-fixture';

const BUSINESSES = Array.from({ length: 8 }, (_, index) => `biz_${index}`);
/** What is promised in other processes is 10 ms; the rest is for a busy machine, on which all three share one event loop. */
const HEARD_WITHIN_MS = 250;
const AWAY_WITHIN_MS = 5_000;
/** A request may wait for the store once for its generation and a few times for its value. */
const WAITS_AT_MOST_MS = 1_500;

let redis: OwnRedis;
let truth: Truth;
let processes: CacheProcess[];

beforeEach(async () => {
  redis = await OwnRedis.start();
  truth = new Truth();
  processes = await Promise.all([1, 2, 3].map(() => openProcess(new RedisStore(redis.url))));
  await vi.waitFor(() => expect(processes.every(({ caches }) => caches.snapshot().hears)).toBe(true), 5_000);
});
afterEach(async () => {
  await Promise.all(processes.map((it) => it.close()));
  redis.signal('SIGCONT');
  await redis.stop('SIGKILL');
});

/** Three processes read and write under load, and each answer is judged by what was acknowledged before it was asked for. */
class Load {
  readonly wrong: string[] = [];
  reads = 0;
  slowestMs = 0;
  /** From when to when the store was away, as other processes may see it. */
  #away: { from: number; to: number } | undefined;
  readonly #acknowledged = new Map<string, { version: number; at: number; by: CacheProcess }[]>();
  #stopping = false;
  readonly #running: Promise<void>[] = [];

  start(): void {
    for (const it of processes) {
      for (let reader = 0; reader < 4; reader++) this.#running.push(this.#repeat(() => this.#read(it), 1));
      this.#running.push(this.#repeat(() => this.#write(it), 15));
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#running);
  }

  away(): void {
    this.#away ??= { from: performance.now() - AWAY_WITHIN_MS, to: Number.POSITIVE_INFINITY };
  }

  back(): void {
    if (this.#away) this.#away.to = performance.now();
  }

  async #repeat(act: () => Promise<void>, pauseMs: number): Promise<void> {
    while (!this.#stopping) {
      await act().catch((error: unknown) => this.wrong.push(`error: ${error}`));
      await sleep(pauseMs);
    }
  }

  async #write(by: CacheProcess): Promise<void> {
    const id = anyOf(BUSINESSES);
    const version = truth.commit(id);
    await by.caches.invalidateBusiness(id);
    const writes = this.#acknowledged.get(id) ?? [];
    this.#acknowledged.set(id, [...writes, { version, at: performance.now(), by }].slice(-400));
  }

  async #read(by: CacheProcess): Promise<void> {
    const id = anyOf(BUSINESSES);
    const askedAt = performance.now();
    const due = Math.max(0, ...(this.#acknowledged.get(id) ?? []).map((write) => this.#owed(write, by, askedAt)));
    const answer = await by.cache.getOrSet(truth.query(id));
    this.reads += 1;
    this.slowestMs = Math.max(this.slowestMs, performance.now() - askedAt);
    if (answer?.businessId !== id) this.wrong.push(`asked for ${id}, got ${answer?.businessId}`);
    else if (answer.version < due) this.wrong.push(`stale: ${id} ${answer.version} < ${due}`);
  }

  /** The version that a reader must see of a write that was acknowledged before it asked. */
  #owed(write: { version: number; at: number; by: CacheProcess }, reader: CacheProcess, askedAt: number): number {
    if (write.by === reader) return write.version;
    const away = this.#away && write.at > this.#away.from && write.at < this.#away.to + AWAY_WITHIN_MS;
    return askedAt - write.at > (away ? AWAY_WITHIN_MS : HEARD_WITHIN_MS) ? write.version : 0;
  }
}

const anyOf = (values: string[]): string => values[Math.floor(Math.random() * values.length)] ?? '';

async function under(fault: () => Promise<void>, heal: () => Promise<void>): Promise<void> {
  const load = new Load();
  load.start();
  await sleep(200);
  load.away();
  await fault();
  await sleep(800);
  await heal();
  await vi.waitFor(allAreWell, { timeout: 6_000, interval: 50 });
  load.back();
  await sleep(200);
  await load.stop();
  expect(load.wrong.slice(0, 5)).toEqual([]);
  expect(load.reads).toBeGreaterThan(200);
  expect(load.slowestMs).toBeLessThan(WAITS_AT_MOST_MS);
  await hitsAgain();
}

const allAreWell = (): void => {
  for (const { caches } of processes) {
    expect(caches.snapshot()).toMatchObject({ breaker: 'closed', hears: true, pending: 0 });
  }
};

/** What one process loads the others find, and a write of one is read by all. */
async function hitsAgain(): Promise<void> {
  const id = 'biz_after';
  const version = truth.commit(id);
  await processes[0]?.caches.invalidateBusiness(id);
  await sleep(HEARD_WITHIN_MS);
  for (const { cache } of processes) expect(await cache.getOrSet(truth.query(id))).toMatchObject({ version });
  const before = truth.loads;
  for (const { cache } of processes) await cache.getOrSet(truth.query(id));
  expect(truth.loads).toBe(before);
}

describe('while Redis', () => {
  test('is killed and comes back empty', () =>
    under(
      () => redis.stop('SIGKILL'),
      () => redis.start(),
    ));

  test('is frozen and goes on', () =>
    under(
      async () => redis.signal('SIGSTOP'),
      async () => redis.signal('SIGCONT'),
    ));

  test('is full', async () => {
    const client = new Redis(redis.url);
    await under(
      async () => void (await client.config('SET', 'maxmemory', '1')),
      async () => void (await client.config('SET', 'maxmemory', '0')),
    );
    client.disconnect();
  });

  test('is replaced by a server that answers garbage', async () => {
    const garbage = new GarbageServer();
    await under(
      async () => {
        await redis.stop('SIGKILL');
        await garbage.listen(redis.port);
      },
      async () => {
        await garbage.close();
        await redis.start();
      },
    );
  });
});

test('a process that begins without Redis works, and shares as soon as it is there', async () => {
  await redis.stop('SIGKILL');
  const late = await openProcess(new RedisStore(redis.url));
  processes.push(late);
  for (let i = 0; i < 5; i++) expect(await late.cache.getOrSet(truth.query('biz_1'))).toMatchObject({ version: 0 });
  expect(truth.loads).toBe(1);
  truth.commit('biz_1');
  await late.caches.invalidateBusiness('biz_1');
  expect(late.caches.snapshot().pending).toBe(1);
  expect(await late.cache.getOrSet(truth.query('biz_1'))).toMatchObject({ version: 1 });
  await redis.start();
  for (const { cache } of processes) await cache.getOrSet(truth.query('biz_1'));
  await vi.waitFor(() => expect(late.caches.snapshot()).toMatchObject({ hears: true, pending: 0 }), { timeout: 6_000 });
});
