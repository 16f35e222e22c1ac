import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { createPostgresStore } from './postgres-store';
import { createSandbox } from './server';

const log = logger();
const store = await createPostgresStore(env().DATABASE_URL, (error) => log.warn({ err: error }, 'database connection'));
const sandbox = await createSandbox({ store, port: env().SANDBOX_PORT, log });
await sandbox.start();
log.info({ url: sandbox.url }, 'sandbox networks are up');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox
      .stop()
      .then(() => store.stop())
      .then(() => log.info({ signal }, 'sandbox networks stopped'));
  });
}
