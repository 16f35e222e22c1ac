import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { createPostgresStore } from '@/lib/sandbox/postgres-store';
import { createSandbox } from '@/lib/sandbox/server';
import type { World } from '@/lib/sandbox/world';

/** Whether every network that this process talks to is a fake of the demo. */
export const areNetworksFake = (): boolean => new URL(env().LINKEDIN_API_URL).host === fakesHost();

const fakesHost = (): string => `localhost:${env().SANDBOX_PORT}`;

/** Gives `work` the fakes' memory while they answer: those that run already, or ones of its own. */
export async function withFakes(work: (world: World) => Promise<void>): Promise<void> {
  const store = await createPostgresStore(env().DATABASE_URL, (err) => logger().warn({ err }, 'database connection'));
  const sandbox = await createSandbox({ store, port: env().SANDBOX_PORT });
  try {
    if (!(await answers())) await sandbox.start();
    await work(sandbox.world);
  } finally {
    await sandbox.stop();
    await store.stop();
  }
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch(`http://${fakesHost()}/`)).ok;
  } catch {
    return false;
  }
}
