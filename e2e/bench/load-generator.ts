import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'undici';
import type { LoadOrder, LoadReport } from './load-process';
import { percentile } from './measure';

/** Connections that are opened at once: a server's queue of new ones is short. */
const OPENED_AT_ONCE = 50;

process.on('message', (order: LoadOrder) => {
  void run(order).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit(0));

/** By the first path of a side: its next turn goes on where the last one ended, so that what is cold stays cold. */
const sent = new Map<string, number>();

async function run(order: LoadOrder): Promise<LoadReport> {
  const clients = Array.from({ length: order.connections }, () => new Client(order.origin));
  const times: number[] = [];
  const failures: string[] = [];
  const [side = '/'] = order.paths;
  /** One request; its time counts from when it was to be sent, so that waiting for a connection is a part of it. */
  const ask = async (client: Client, fromMs: number): Promise<void> => {
    const number = sent.get(side) ?? 0;
    sent.set(side, number + 1);
    const path = order.paths[number % order.paths.length] ?? '/';
    const headers = order.headers[number % order.headers.length] ?? {};
    try {
      const { statusCode, body } = await client.request({ path, method: 'GET', headers });
      await body.dump({ limit: Number.MAX_SAFE_INTEGER });
      if (statusCode === 200) times.push(performance.now() - fromMs);
      else failures.push(String(statusCode));
    } catch (error) {
      failures.push(String(error));
    }
  };
  for (let from = 0; from < clients.length; from += OPENED_AT_ONCE) {
    await Promise.all(clients.slice(from, from + OPENED_AT_ONCE).map((client) => ask(client, performance.now())));
  }
  times.length = 0;
  const startedAt = performance.now();
  await (order.rate === undefined ? closed(order, clients, ask) : open(order, order.rate, clients, ask));
  const seconds = (performance.now() - startedAt) / 1_000;
  await Promise.all(clients.map((client) => client.destroy()));
  const [p50, p99] = times.length === 0 ? [0, 0] : [percentile(times, 0.5), percentile(times, 0.99)];
  const failure = failures[0] ?? null;
  return { answers: times.length, errors: failures.length, failure, perSecond: times.length / seconds, p50, p99 };
}

type Ask = (client: Client, fromMs: number) => Promise<void>;

/** Every connection asks again when it has its answer. */
async function closed({ ms }: LoadOrder, clients: readonly Client[], ask: Ask): Promise<void> {
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - startedAt < ms) await ask(client, performance.now());
    }),
  );
}

/** At even times by the connections in turn, whether or not those before have come back. */
async function open({ ms }: LoadOrder, rate: number, clients: readonly Client[], ask: Ask): Promise<void> {
  const startedAt = performance.now();
  const asked: Promise<void>[] = [];
  const spacingMs = 1_000 / rate;
  for (let dueMs = 0; dueMs < ms; ) {
    for (; dueMs <= performance.now() - startedAt && dueMs < ms; dueMs += spacingMs) {
      const client = clients[asked.length % clients.length];
      if (client) asked.push(ask(client, startedAt + dueMs));
    }
    await sleep(1);
  }
  await Promise.all(asked);
}
