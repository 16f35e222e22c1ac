import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../e2e/setup/test-database';
import { diagnose, drift } from './drift';
import { MIGRATIONS_FOLDER, type Migration, readMigrations } from './read-migrations';

/**
 * The Prisma schema has no word for INCLUDE, so it names these by their keys alone. What they hold beyond that is
 * kept by the plan test; the partial indexes, which the engine does not see, are kept there too.
 */
const COVERING_INDEXES = [
  'idx_publish_attempts_created',
  'idx_published_posts_business_published_desc',
  'idx_published_posts_platform_published',
  'idx_scheduled_posts_business_status_scheduled',
];

let databaseUrl: string;
let client: pg.Client;
let migrations: Migration[];

beforeAll(async () => {
  databaseUrl = (await createTestDatabase()).url;
  migrations = await readMigrations(MIGRATIONS_FOLDER);
  client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
});
afterAll(() => client.end());

const isOfCoveringIndex = (statement: string): boolean =>
  COVERING_INDEXES.some((name) => statement.includes(`INDEX "${name}"`));

/** The keys of an index as the schema would create it, and as it stands. */
const keysWanted = (statements: string[], name: string): string | undefined =>
  statements
    .find((statement) => statement.startsWith(`CREATE INDEX "${name}"`))
    ?.replaceAll('"', '')
    .replace(/^.* ON (\w+)\((.*)\)$/, '$1 $2');

async function keysPresent(name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ indexdef: string }>('SELECT indexdef FROM pg_indexes WHERE indexname = $1', [
    name,
  ]);
  return rows[0]?.indexdef.replace(/^.* ON public\.(\w+) USING btree \((.*?)\) INCLUDE .*$/, '$1 $2');
}

describe('schema.prisma and the migrations', () => {
  test('describe the same database', async () => {
    const statements = await drift(databaseUrl);
    expect(statements.filter((statement) => !isOfCoveringIndex(statement))).toEqual([]);
    for (const name of COVERING_INDEXES) expect(await keysPresent(name)).toBe(keysWanted(statements, name));
  });

  test('a difference is seen', async () => {
    await client.query('ALTER TABLE businesses ADD COLUMN surprise int');
    const statements = (await drift(databaseUrl)).filter((statement) => !isOfCoveringIndex(statement));
    expect(statements).toEqual([expect.stringMatching(/ALTER TABLE "businesses" DROP COLUMN "surprise"/)]);
    await client.query('ALTER TABLE businesses DROP COLUMN surprise');
  });
});

describe("Prisma's own engine", () => {
  test('reads the history that was written here as its own, whole and clean', async () => {
    expect(await diagnose(databaseUrl, migrations)).toMatchObject({
      hasMigrationsTable: true,
      history: null,
      failedMigrationNames: [],
      editedMigrationNames: [],
    });
  });

  test('and sees in it what is missing and what was edited', async () => {
    const [first] = migrations;
    const edited = [
      { ...(first as Migration), sql: '-- another' },
      { name: '99991231000000_new', sql: 'SELECT 1', checksum: '' },
    ];
    expect(
      await diagnose(databaseUrl, [...edited.slice(0, 1), ...migrations.slice(1), ...edited.slice(1)]),
    ).toMatchObject({
      history: { diagnostic: 'databaseIsBehind', unappliedMigrationNames: ['99991231000000_new'] },
      editedMigrationNames: [first?.name],
    });
  });
});
