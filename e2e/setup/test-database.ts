import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import { onDatabase, withClient } from '../../scripts/launch/database-url';
import { templateName } from './template-database';

export interface TestDatabase {
  name: string;
  url: string;
  /** A login that may end sessions and restart nothing; for tests that cut connections. */
  adminUrl: string;
}

/**
 * A database of its own, migrated or `empty`, dropped when the run ends.
 * Every file of the `db` project already has one: its address is in DATABASE_URL before the file is loaded.
 */
export async function createTestDatabase(content: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `${server.run}_${randomBytes(6).toString('hex')}`;
  const template = content === 'migrated' ? templateName(server) : 'template0';
  await withClient(server.adminUrl, (client) =>
    client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`),
  );
  return { name, url: onDatabase(server.adminUrl, name), adminUrl: server.adminUrl };
}
