import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { typescript } from '@/scripts/launch/services';

/** One worker as its own process, on the test's database and fakes. */
export interface WorkerProcess {
  pid: number;
  /** What it has logged, a line an entry. */
  lines: string[];
  signal(signal: NodeJS.Signals): void;
  /** @returns its exit code, and how long after the call it ended. */
  exited(): Promise<{ code: number | null; afterMs: number }>;
}

const STARTED = 'worker started';

/** Resolves when the worker has said that it works. */
export async function startWorkerProcess(): Promise<WorkerProcess> {
  const child = spawn(process.execPath, typescript('lib/scheduler/main.ts'), {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const lines = await untilStarted(child, exit);
  return {
    pid: child.pid ?? 0,
    lines,
    signal: (signal) => void child.kill(signal),
    async exited() {
      const startedAt = performance.now();
      const [code] = await exit;
      return { code, afterMs: performance.now() - startedAt };
    },
  };
}

async function untilStarted(child: ChildProcess, exit: Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const started = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.includes(STARTED)) resolve();
      });
    }
  });
  const ended = exit.then(() => {
    throw new Error(`The worker ended before it worked:\n${lines.join('\n')}`);
  });
  await Promise.race([started, ended]);
  ended.catch(() => undefined);
  return lines;
}
