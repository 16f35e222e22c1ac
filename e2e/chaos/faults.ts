import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import type { SeededRandom } from '@/lib/foundation/seeded-random';
import type { FaultInput } from '@/lib/sandbox/faults';
import type { World } from '@/lib/sandbox/world';
import type { TcpProxy } from '../setup/tcp-proxy';
import type { FaultKind } from './options';
import type { WorkerFleet } from './worker-fleet';

export interface Targets {
  fleet: WorkerFleet;
  /** The workers' way to the networks. */
  network: TcpProxy;
  world: World;
  admin: pg.Pool;
  killDatabase(): void;
  redis: { kill(): void; freeze(forMs: number): Promise<void> };
}

/** Longer than the product's lease, so that a frozen worker wakes up after others have taken over. */
const FREEZE_MS = { from: 34_000, to: 42_000 };
/** Shorter than the read lag that the adapters wait for. */
const MAX_READ_LAG_MS = 7_000;
const FOR_EVER = 1_000_000_000;

/** Chances of a single call: replies lost after the work, errors and slowness. */
const REPLY_FAULTS: readonly FaultInput[] = [
  { network: '*', operation: 'publish', fault: 'lose_reply', probability: 0.03 },
  { network: '*', operation: 'publish', fault: 'lose_reply_500', probability: 0.01 },
  { network: '*', operation: 'publish', fault: 'lose_reply_504', probability: 0.01 },
  { network: '*', operation: 'publish', fault: 'error_500', probability: 0.02 },
  { network: '*', operation: 'publish', fault: 'error_429', probability: 0.005 },
  { network: '*', operation: 'publish', fault: 'timeout', probability: 0.005, delayMs: 4_000 },
  { network: '*', operation: 'publish', fault: 'delay', probability: 0.02, delayMs: 1_500 },
  { network: '*', operation: 'read', fault: 'error_500', probability: 0.05 },
];

type Injection = (targets: Targets, random: SeededRandom) => Promise<unknown>;

/** What is done again and again, and how long it rests in between. */
const REPEATED: Partial<Record<FaultKind, { everyMs: [from: number, to: number]; inject: Injection }>> = {
  kill: {
    everyMs: [1_500, 4_500],
    inject: ({ fleet }, random) => fleet.kill(pickWorker(fleet, random), random.between(200, 1_500)),
  },
  freeze: {
    everyMs: [8_000, 16_000],
    inject: ({ fleet }, random) =>
      fleet.freeze(pickWorker(fleet, random), random.between(FREEZE_MS.from, FREEZE_MS.to)),
  },
  cut: { everyMs: [400, 2_500], inject: async ({ network }) => network.cut() },
  delay: {
    everyMs: [3_000, 9_000],
    inject: async ({ network }, random) => {
      network.freeze(true);
      await sleep(random.between(100, 2_500));
      network.freeze(false);
    },
  },
  lag: {
    everyMs: [4_000, 8_000],
    inject: async ({ world }, random) => {
      const platform = random.pick(PLATFORMS);
      await world.setSetting(`${platform}:readLagMs`, Math.floor(random.between(0, MAX_READ_LAG_MS)));
    },
  },
  database: { everyMs: [18_000, 30_000], inject: async ({ killDatabase }) => killDatabase() },
  backends: {
    everyMs: [2_000, 6_000],
    inject: ({ admin }) =>
      admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'ai-growth-manager' AND random() < 0.5`),
  },
  redis: {
    everyMs: [9_000, 20_000],
    inject: async ({ redis }, random) =>
      random.next() < 0.5 ? redis.kill() : redis.freeze(random.between(500, 5_000)),
  },
};

const pickWorker = (fleet: WorkerFleet, random: SeededRandom): number => Math.floor(random.next() * fleet.size);

/** Injects the chosen faults until `signal` ends them, then heals everything that does not heal by itself. */
export async function injectFaults(
  kinds: readonly FaultKind[],
  targets: Targets,
  random: SeededRandom,
  signal: AbortSignal,
): Promise<void> {
  if (kinds.includes('replies')) {
    for (const fault of REPLY_FAULTS) {
      await targets.world.faults.add({ ...fault, times: FOR_EVER }, Math.floor(random.next() * 1e9));
    }
  }
  await Promise.all(kinds.map((kind) => repeat(kind, targets, random.fork(), signal)));
  await targets.world.faults.clear();
  // What a false 429 said of a limit is kept until its window ends, which may be a quarter of an hour.
  targets.redis.kill();
  for (const platform of PLATFORMS) await targets.world.setSetting(`${platform}:readLagMs`, 0);
  targets.network.freeze(false);
}

async function repeat(kind: FaultKind, targets: Targets, random: SeededRandom, signal: AbortSignal): Promise<void> {
  const repeated = REPEATED[kind];
  if (!repeated) return;
  while (!signal.aborted) {
    await sleep(random.between(...repeated.everyMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await repeated.inject(targets, random);
    } catch (error) {
      // A fault that meets another one (a database that is down already) is one fault less, not the end of the run.
      console.error(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
