import path from 'node:path';
import { buildProduct, generateClient } from '../../scripts/launch/build';
import { freePort } from '../../scripts/launch/ports';
import { Product } from '../../scripts/launch/product';
import { BENCH_ENVIRONMENT } from './bench-environment';
import type { Bench } from './target';

const ROOT = path.join(import.meta.dirname, '../..');
const STILL = new AbortController().signal;

export interface RunningProduct {
  origin: string;
  /** From its start until it was ready. */
  readyMs: number;
  /** Its web server and its worker. */
  pids: number[];
}

/** The built web server and a worker on a database of the run, as `npm start` runs them, while `work` runs. */
export async function withProduct<T>(
  bench: Bench,
  databaseUrl: string,
  work: (product: RunningProduct) => Promise<T>,
): Promise<T> {
  await generateClient(ROOT, bench.say, STILL);
  await buildProduct(ROOT, bench.say, STILL);
  const redis = await bench.startRedis();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ...BENCH_ENVIRONMENT,
    ...{ PORT: String(port), APP_URL: origin, DATABASE_URL: databaseUrl, REDIS_URL: redis.url, DEMO: 'off' },
  };
  const product = new Product({
    ...{ root: ROOT, env, dev: false, withSandbox: false },
    onLine: (service, line) => void (line.startsWith('{') && bench.say(`${service}: ${line.slice(0, 300)}`)),
    onGiveUp: (why) => bench.say(why),
  });
  await bench.onStop(() => product.stop());
  const startedAt = performance.now();
  product.start();
  try {
    await product.untilReady(STILL);
    const readyMs = performance.now() - startedAt;
    const pids = product.snapshot().flatMap(({ pid }) => pid ?? []);
    return await work({ origin, readyMs, pids });
  } finally {
    await product.stop();
    await redis.stop();
  }
}
