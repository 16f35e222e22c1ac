import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a worker logs once it looks at the queue. */
const STARTED = 'worker started';

export interface FleetOptions {
  root: string;
  env: NodeJS.ProcessEnv;
  /** The script of one worker. */
  script: string;
  /** How wrong each worker's clock is; as many workers as entries. */
  skewsMs: readonly number[];
  logFile: string;
}

/** Several worker processes, each started again when it dies, as any supervisor would. */
export class WorkerFleet {
  readonly #workers: { child: ChildProcess; frozen: boolean; skewMs: number }[] = [];
  readonly #log;
  #stopping = false;
  #started = 0;
  kills = 0;
  freezes = 0;

  constructor(private readonly options: FleetOptions) {
    this.#log = createWriteStream(options.logFile);
  }

  start(): void {
    for (const skewMs of this.options.skewsMs)
      this.#workers.push({ child: this.#spawn(skewMs), frozen: false, skewMs });
  }

  /** Resolves when every worker has said that it works. */
  async untilReady(): Promise<void> {
    while (this.#started < this.options.skewsMs.length) await sleep(100);
  }

  /** kill -9 one of them; it is back within `restartMs`. */
  async kill(index: number, restartMs: number): Promise<void> {
    const worker = this.#workers[index];
    if (!worker || worker.frozen || worker.child.exitCode !== null || worker.child.signalCode !== null) return;
    this.kills += 1;
    worker.child.kill('SIGKILL');
    await once(worker.child, 'exit');
    await sleep(restartMs);
    if (!this.#stopping) worker.child = this.#spawn(worker.skewMs);
  }

  /** Stops one in its tracks and lets it go on as if nothing had been. */
  async freeze(index: number, forMs: number): Promise<void> {
    const worker = this.#workers[index];
    if (!worker || worker.frozen || worker.child.exitCode !== null || worker.child.signalCode !== null) return;
    this.freezes += 1;
    worker.frozen = true;
    worker.child.kill('SIGSTOP');
    await sleep(forMs);
    worker.child.kill('SIGCONT');
    worker.frozen = false;
  }

  get size(): number {
    return this.#workers.length;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(
      this.#workers.map(async ({ child }) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGCONT');
        child.kill('SIGTERM');
        const ended = once(child, 'exit');
        const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
        await ended;
        clearTimeout(timer);
      }),
    );
    this.#log.end();
  }

  #spawn(skewMs: number): ChildProcess {
    const clock = path.join(this.options.root, 'e2e/chaos/skewed-clock.mjs');
    const args = ['--conditions=react-server', '--enable-source-maps', '--import', clock, this.options.script];
    const child = spawn(process.execPath, args, {
      cwd: this.options.root,
      env: { ...this.options.env, CHAOS_CLOCK_SKEW_MS: String(skewMs) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.pipe(this.#log, { end: false });
    child.stdout?.on('data', (text: Buffer) => {
      if (text.includes(STARTED)) this.#started += 1;
    });
    child.stderr?.pipe(this.#log, { end: false });
    return child;
  }
}
