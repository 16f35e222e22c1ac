import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/launch/ports';
import { SupervisedProcess } from '../../scripts/launch/supervised-process';
import { findOrInstall } from '../../scripts/testing/install-program';

export interface RedisUnderFault {
  url: string;
  /** It is started again at once, empty. */
  kill(): void;
  freeze(forMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis of this run that keeps nothing, and comes back when it dies. */
export async function startRedis(folder: string): Promise<RedisUnderFault> {
  const command = findOrInstall(['redis-server'], 'redis-server', 'Install Redis.');
  const port = await freePort();
  const start = (): SupervisedProcess => {
    const server = new SupervisedProcess(
      {
        name: 'redis',
        command,
        args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
        env: process.env,
        cwd: folder,
        stopSignal: 'SIGTERM',
        stopWithinMs: 3_000,
        channel: false,
        onLine: () => undefined,
      },
      (message) => console.error(message),
    );
    server.start();
    return server;
  };
  let server = start();
  const signal = (name: NodeJS.Signals): void => {
    const { pid } = server.snapshot();
    if (pid !== undefined) process.kill(pid, name);
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill() {
      server.kill();
      server = start();
    },
    async freeze(forMs) {
      signal('SIGSTOP');
      await sleep(forMs);
      signal('SIGCONT');
    },
    stop: () => server.stop(),
  };
}
