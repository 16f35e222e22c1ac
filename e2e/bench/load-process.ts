import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import type { Bench } from './target';

/** What is asked for, each time by the next of `headers` at the next of `paths`. */
export interface Requests {
  paths: string[];
  headers: Record<string, string>[];
}

export interface LoadOrder extends Requests {
  origin: string;
  connections: number;
  ms: number;
  /** So many a second at even times; as fast as the connections come back when left out. */
  rate?: number;
}

const reportSchema = z.object({
  answers: z.number(),
  /** Anything but a 200. */
  errors: z.number(),
  /** What the first of them was. */
  failure: z.string().nullable(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
});
export type LoadReport = z.infer<typeof reportSchema>;

/** Sends requests from a process of its own, so that its work is not in the way of what is measured. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(bench: Bench): Promise<LoadProcess> {
    const child = fork(path.join(import.meta.dirname, 'load-generator.ts'), { execArgv: ['--import', 'tsx'] });
    const load = new LoadProcess(child);
    await bench.onStop(() => load.stop());
    return load;
  }

  async run(order: LoadOrder): Promise<LoadReport> {
    const reported = once(this.child, 'message');
    this.child.send(order);
    return reportSchema.parse((await reported)[0]);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    if (this.child.exitCode === null && this.child.kill('SIGKILL')) await ended;
  }
}
