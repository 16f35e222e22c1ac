import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../e2e/setup/test-database';
import { migrate, rollBackRecord } from './apply';

let folder: string;
let databaseUrl: string;
let client: pg.Client;
const said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  databaseUrl = (await createTestDatabase('empty')).url;
  client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await write('1_people', 'CREATE TABLE people (id int PRIMARY KEY);\nINSERT INTO people VALUES (1);');
});
afterEach(async () => {
  said.length = 0;
  await client.end();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

const run = (options: { lockTimeoutMs?: number } = {}) =>
  migrate({ databaseUrl, folder, log: (line) => said.push(line), ...options });

const history = async () =>
  (await client.query('SELECT * FROM _prisma_migrations ORDER BY started_at, migration_name')).rows;

describe('migrate', () => {
  test('applies what is new, in order, and writes it down as Prisma does', async () => {
    await write('2_pets', 'CREATE TABLE pets (owner int REFERENCES people (id));');
    expect(await run()).toEqual(['1_people', '2_pets']);
    expect(await history()).toMatchObject([
      {
        migration_name: '1_people',
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        checksum: expect.stringMatching(/^[\da-f]{64}$/),
        finished_at: expect.any(Date),
        rolled_back_at: null,
        logs: null,
        applied_steps_count: 1,
      },
      { migration_name: '2_pets' },
    ]);
  });

  test('does nothing a second time', async () => {
    await run();
    const before = await history();
    expect(await run()).toEqual([]);
    expect(await history()).toEqual(before);
  });

  test('runs statements that hold semicolons and blocks, and those that refuse a transaction', async () => {
    await write('2_block', `DO $$ BEGIN PERFORM 1; INSERT INTO people VALUES (2); END $$; SELECT ';';`);
    await write('3_index', 'CREATE INDEX CONCURRENTLY idx_people ON people (id);');
    expect(await run()).toEqual(['1_people', '2_block', '3_index']);
    expect((await client.query('SELECT id FROM people ORDER BY id')).rows).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('two at once apply each migration once', async () => {
    await write('2_slow', `SELECT pg_sleep(0.3); CREATE TABLE pets (id int);`);
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat().sort()).toEqual(['1_people', '2_slow']);
    expect(await history()).toHaveLength(2);
  });

  test('gives up when another holds the lock for too long, and lets go of it itself', async () => {
    await client.query('SELECT pg_advisory_lock(72707369)');
    await expect(run({ lockTimeoutMs: 150 })).rejects.toMatchObject({ code: 'P1002' });
    await client.query('SELECT pg_advisory_unlock(72707369)');
    expect(await run({ lockTimeoutMs: 150 })).toEqual(['1_people']);
    const { rows } = await client.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369");
    expect(rows).toEqual([]);
  });
});

describe('a migration that fails', () => {
  const broken = 'CREATE TABLE pets (id int);\nINSERT INTO pets\n  VALUES (nothing);\n';

  test('leaves nothing behind, and is reported with the place of the error', async () => {
    await write('2_broken', broken);
    await write('3_later', 'CREATE TABLE later (id int);');
    await expect(run()).rejects.toMatchObject({
      code: 'P3018',
      message: expect.stringMatching(
        /2_broken failed[\s\S]*column "nothing" does not exist[\s\S]*at line 3, column 11:[\s\S]*\^/,
      ),
    });
    const tables = await client.query(`SELECT to_regclass('pets') AS pets, to_regclass('later') AS later`);
    expect(tables.rows).toEqual([{ pets: null, later: null }]);
    expect(await history()).toMatchObject([
      { migration_name: '1_people', finished_at: expect.any(Date) },
      {
        migration_name: '2_broken',
        finished_at: null,
        logs: expect.stringContaining('nothing'),
        applied_steps_count: 0,
      },
    ]);
  });

  test('stops every later run until it is marked as rolled back', async () => {
    await write('2_broken', broken);
    await expect(run()).rejects.toMatchObject({ code: 'P3018' });
    await write('2_broken', broken.replace('nothing', '7'));
    await expect(run()).rejects.toMatchObject({ code: 'P3009', message: expect.stringContaining('2_broken') });

    expect(await rollBackRecord(databaseUrl, '1_people')).toBe(false);
    expect(await rollBackRecord(databaseUrl, '2_broken')).toBe(true);
    expect(await run()).toEqual(['2_broken']);
    expect(await history()).toHaveLength(3);
  });

  test('inside a transaction of its own is rolled back and written down too', async () => {
    await write('2_broken', `BEGIN; ${broken} COMMIT;`);
    await expect(run()).rejects.toMatchObject({ code: 'P3018' });
    expect((await history())[1]).toMatchObject({ finished_at: null, logs: expect.stringContaining('nothing') });
  });
});

describe('warnings', () => {
  test('for an edited migration, but not for other line endings', async () => {
    await run();
    await write('1_people', 'CREATE TABLE people (id int PRIMARY KEY);\r\nINSERT INTO people VALUES (1);');
    await run();
    expect(said).toEqual(['applied 1_people']);
    await write('1_people', 'CREATE TABLE people (id bigint PRIMARY KEY);');
    expect(await run()).toEqual([]);
    expect(said[1]).toContain('warning: 1_people was edited after it was applied');
  });

  test('for an applied migration that is gone from the folder', async () => {
    await run();
    await rm(path.join(folder, '1_people'), { recursive: true });
    await run();
    expect(said.at(-1)).toContain('1_people was applied to this database but is not in the folder');
  });
});

test('the migrations of the product bring an empty database up', async () => {
  const applied = await migrate({ databaseUrl, log: (line) => said.push(line) });
  expect(applied.length).toBeGreaterThan(0);
  expect(await migrate({ databaseUrl, log: (line) => said.push(line) })).toEqual([]);
  expect(said.filter((line) => line.startsWith('warning'))).toEqual([]);
});
