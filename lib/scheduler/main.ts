import { hostname } from 'node:os';
import { pool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { Worker } from './worker';

const worker = new Worker({
  id: `${hostname()}-${process.pid}`,
  concurrency: env().WORKER_CONCURRENCY,
  pollMs: env().WORKER_POLL_MS,
});

let stopping: Promise<void> | undefined;
const stop = (): Promise<void> => {
  stopping ??= (async () => {
    await worker.stop();
    await pool().stop();
    logger().info(worker.snapshot(), 'worker stopped');
  })();
  return stopping;
};

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger().error({ err: error }, 'worker did not stop cleanly');
        process.exit(1);
      },
    );
  });
}

worker.start();
logger().info(worker.snapshot(), 'worker started');
