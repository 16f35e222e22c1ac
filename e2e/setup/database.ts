import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { EmbeddedPostgres } from '../../scripts/launch/postgres';
import { dropDatabases, makeTemplate, type TestServer } from './template-database';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const THROWAWAY = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  'shared_preload_libraries=pg_stat_statements',
];

/** One server for the run (the given one, or an embedded one) and one migrated database that the others are copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const place = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-test-'));
  // The user that runs the embedded server must be able to enter the folder.
  await chmod(place, 0o711);
  const embedded = given ? undefined : await EmbeddedPostgres.start({ place, settings: THROWAWAY });
  const server: TestServer = { adminUrl: embedded?.url('postgres') ?? given ?? '', run: `agm_test_${process.pid}` };
  await makeTemplate(server);
  project.provide('testServer', server);

  return async () => {
    if (embedded === undefined) await dropDatabases(server);
    await embedded?.stop();
    await rm(place, { recursive: true, force: true });
  };
}
