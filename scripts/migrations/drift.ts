import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { DiagnoseMigrationHistoryOutput } from '@prisma/schema-engine-wasm';
import { MIGRATIONS_FOLDER, type Migration } from './read-migrations';
import { withSchemaEngine } from './schema-engine';

const SCHEMA = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));
const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] };

/** The SQL statements that would bring a database from what it is to what `schema.prisma` says; none when they agree. */
export async function drift(databaseUrl: string): Promise<string[]> {
  const schema = { path: SCHEMA, content: await readFile(SCHEMA, 'utf8') };
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: '' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: NOTHING_EXTERNAL,
    }),
  );
  return statementsOf(stdout ?? '');
}

/** What Prisma's own engine makes of the history that is written in a database, against a folder of migrations. */
export async function diagnose(databaseUrl: string, migrations: Migration[]): Promise<DiagnoseMigrationHistoryOutput> {
  const migrationDirectories = migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  }));
  return withSchemaEngine(databaseUrl, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: MIGRATIONS_FOLDER,
        lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories,
      },
      optInToShadowDatabase: false,
      filters: NOTHING_EXTERNAL,
    }),
  );
}

const statementsOf = (script: string): string[] =>
  script
    .replaceAll(/^--.*$/gm, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
