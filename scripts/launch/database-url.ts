import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hasCode, Refusal } from './refusal';

const STARTING_UP = '57P03';
const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** Waits until a server that was just started answers. @throws the last error after `withinMs`. */
export async function waitForDatabase(url: string, withinMs = 60_000): Promise<void> {
  const givenUpAt = Date.now() + withinMs;
  for (;;) {
    try {
      return await withClient(url, async () => undefined);
    } catch (error) {
      if (!hasCode(error, STARTING_UP, ...UNREACHABLE) || Date.now() > givenUpAt) throw error;
      await sleep(50);
    }
  }
}

/** @throws Refusal with host and port, never the password, when `url` cannot be used. */
export async function refuseSilentDatabase(url: string): Promise<void> {
  const { host, pathname, username } = new URL(url);
  const where = host || 'the local socket';
  try {
    await withClient(url, async () => undefined);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal(`DATABASE_URL: ${reason(error, where, decodeURIComponent(username), pathname.slice(1))}`);
  }
}

function reason(error: Error, where: string, user: string, database: string): string {
  if (hasCode(error, '28P01', '28000')) return `${where} does not let the user "${user}" in. Check name and password.`;
  if (hasCode(error, '3D000')) return `${where} has no database "${database}". Make it: createdb ${database}`;
  const cause = 'code' in error && error.code !== undefined ? String(error.code) : error.message;
  return `nothing answers at ${where} (${cause}). Start that PostgreSQL, correct the variable, or leave it out.`;
}

export async function createDatabaseIfMissing(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
}

/** `url` with another database. */
export function onDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'ai-growth-manager-launcher',
  });
  // A connection cut while in use also rejects the query, which is where it is handled.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
