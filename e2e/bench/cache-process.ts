import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { BENCH_ENVIRONMENT } from './bench-environment';

export type CacheOrder =
  | { kind: 'misses'; business: string; readers: number; loadMs: number }
  | { kind: 'watch'; business: string; version: number };
export type CacheReport =
  | { kind: 'ready' }
  | { kind: 'misses'; loads: number; versions: number[] }
  | { kind: 'seen'; atMs: number };

/** Milliseconds of a clock that all processes of this machine share. */
export const wallMs = (): number => performance.timeOrigin + performance.now();

/** A process of its own that reads through the caches of the product, over one Redis with others. */
export class CacheProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(redisUrl: string): Promise<CacheProcess> {
    const child = fork(path.join(import.meta.dirname, 'cache-reader.ts'), [redisUrl], {
      execArgv: ['--conditions=react-server', '--import', 'tsx'],
      env: { ...process.env, ...BENCH_ENVIRONMENT },
    });
    const started = new CacheProcess(child);
    await started.#report('ready');
    return started;
  }

  async misses(order: Omit<Extract<CacheOrder, { kind: 'misses' }>, 'kind'>) {
    this.#send({ kind: 'misses', ...order });
    return this.#report('misses');
  }

  /** Reads every millisecond until it sees a version. @returns when it asked last and was given an older one. */
  async staleUntil(business: string, version: number): Promise<number> {
    this.#send({ kind: 'watch', business, version });
    return (await this.#report('seen')).atMs;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill();
    await new Promise((resolve) => this.child.once('exit', resolve));
  }

  #send(order: CacheOrder): void {
    this.child.send(order);
  }

  async #report<K extends CacheReport['kind']>(kind: K): Promise<Extract<CacheReport, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error(`A process that reads through the cache ended before "${kind}".`));
      this.child.once('exit', ended);
      this.child.once('message', (report: CacheReport) => {
        this.child.off('exit', ended);
        if (report.kind === kind) resolve(report as Extract<CacheReport, { kind: K }>);
        else reject(new Error(`A process that reads through the cache said "${report.kind}" for "${kind}".`));
      });
    });
  }
}
