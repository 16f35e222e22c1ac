import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import type { LoadOrder, LoadReport } from './load-process';
import { percentile } from './measure';

process.on('message', (order: LoadOrder) => {
  void run(order).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit(0));

/** By the first path of a side: its next turn goes on where the last one ended, so that what is cold stays cold. */
const sent = new Map<string, number>();

async function run(order: LoadOrder): Promise<LoadReport> {
  const pool = new Pool(order.origin, { connections: order.connections, pipelining: 1 });
  const times: number[] = [];
  const [side = '/'] = order.paths;
  let errors = 0;
  /** One request; its time counts from when it was to be sent, so that waiting for a connection is a part of it. */
  const ask = async (fromMs: number): Promise<void> => {
    const number = sent.get(side) ?? 0;
    sent.set(side, number + 1);
    const path = order.paths[number % order.paths.length] ?? '/';
    const headers = order.headers[number % order.headers.length] ?? {};
    try {
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
      await body.dump({ limit: Number.MAX_SAFE_INTEGER });
      if (statusCode === 200) times.push(performance.now() - fromMs);
      else errors += 1;
    } catch {
      errors += 1;
    }
  };
  const startedAt = performance.now();
  await (order.rate === undefined ? closed(order, startedAt, ask) : open(order, order.rate, startedAt, ask));
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.destroy();
  const [p50, p99] = times.length === 0 ? [0, 0] : [percentile(times, 0.5), percentile(times, 0.99)];
  return { answers: times.length, errors, perSecond: times.length / seconds, p50, p99 };
}

type Ask = (fromMs: number) => Promise<void>;

/** Every connection asks again when it has its answer. */
async function closed({ connections, ms }: LoadOrder, startedAt: number, ask: Ask): Promise<void> {
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - startedAt < ms) await ask(performance.now());
    }),
  );
}

/** At even times, whether or not those before have come back. */
async function open({ ms }: LoadOrder, rate: number, startedAt: number, ask: Ask): Promise<void> {
  const asked: Promise<void>[] = [];
  const spacingMs = 1_000 / rate;
  for (let dueMs = 0; dueMs < ms; ) {
    for (; dueMs <= performance.now() - startedAt && dueMs < ms; dueMs += spacingMs) asked.push(ask(startedAt + dueMs));
    await sleep(1);
  }
  await Promise.all(asked);
}
