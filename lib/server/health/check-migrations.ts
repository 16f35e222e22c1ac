import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseProbe } from './database-probe';
import { Unwell } from './timed';

interface Recorded {
  migration_name: string;
  finished: boolean;
}

/** Every migration that this build knows has been applied, and none has failed. */
export async function checkMigrations(probe: DatabaseProbe): Promise<void> {
  const recorded = await probe.query<Recorded>(
    `SELECT migration_name, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const failed = recorded.find((row) => !row.finished);
  if (failed) throw new Unwell(`The migration ${failed.migration_name} has failed or is still running.`);
  const applied = new Set(recorded.map((row) => row.migration_name));
  const missing = (await knownMigrations()).filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Unwell(`Not applied: ${missing.join(', ')}. Run: npm run migrate`);
}

async function knownMigrations(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
