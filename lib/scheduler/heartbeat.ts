import { hostname } from 'node:os';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { beat, removeWorker, sweepWorkers } from '@/lib/data/db/statements/workers';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import packageJson from '@/package.json' with { type: 'json' };

/** What a worker tells of itself. */
export interface Vitals {
  /** Posts that it publishes at this moment. */
  running: number;
  handled: number;
  /** Under which names it holds jobs. */
  jobWorkers: string[];
}

const BEAT_MS = 5 * SECOND;
/** A worker that is silent for longer is not seen any more. */
export const SEEN_WITHIN_MS = 30 * SECOND;
const SWEEP_EVERY = 6;

/** Keeps one row that says that this process works. Its failure is logged and is never the worker's. */
export class Heartbeat {
  #timer: NodeJS.Timeout | undefined;
  #beats = 0;
  #beating: Promise<void> | undefined;

  constructor(
    private readonly id: string,
    private readonly vitals: () => Vitals,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => this.#beat(), BEAT_MS);
    this.#beat();
  }

  /** A worker that stops by itself is gone at once. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await run(pool(), removeWorker, [this.id]).catch(report);
  }

  #beat(): void {
    this.#beating ??= this.#tell()
      .catch(report)
      .finally(() => {
        this.#beating = undefined;
      });
  }

  async #tell(): Promise<void> {
    await tellWorker(this.id, this.vitals(), { isFirst: this.#beats === 0, expectedMs: SEEN_WITHIN_MS });
    if (this.#beats++ % SWEEP_EVERY === 0) await sweepGoneWorkers();
  }
}

/** Writes the row of a worker, which is expected again within `expectedMs`. */
export async function tellWorker(
  id: string,
  { running, handled, jobWorkers }: Vitals,
  { isFirst, expectedMs }: { isFirst: boolean; expectedMs: number },
): Promise<void> {
  await run(pool(), beat, [id, isFirst, hostname(), packageJson.version, expectedMs, running, handled, jobWorkers]);
}

/** Takes away workers that are gone, and frees the jobs that they held. */
export async function sweepGoneWorkers(): Promise<void> {
  const [swept] = await run(pool(), sweepWorkers, [SEEN_WITHIN_MS]);
  if (swept) logger().warn(swept, 'a worker is gone; its jobs are free again');
}

const report = (error: unknown): void => logger().warn({ err: error }, 'the heartbeat was not written; trying again');
