import type pg from 'pg';

/**
 * Drops the foreign keys and all but the primary keys of `tables` for as long as `work` fills them, then makes them again as
 * they were, in the caller's transaction: to sort once is faster than to place each row. Others wait for its end.
 */
export async function withoutIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
  work: () => Promise<void>,
  onMade: (made: number, total: number) => void,
): Promise<void> {
  const { rows } = await client.query<{ drop: string; make: string }>(DEFINITIONS, [tables]);
  for (const { drop } of rows) await client.query(drop);
  await work();
  await client.query("SET LOCAL maintenance_work_mem = '256MB'");
  for (const [index, { make }] of rows.entries()) {
    await client.query(make);
    onMade(index + 1, rows.length);
  }
}

const DEFINITIONS = `
  SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS drop, pg_get_indexdef(i.indexrelid) AS make
  FROM pg_index i
  WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
  UNION ALL
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname),
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
  FROM pg_constraint c
  WHERE c.conrelid = ANY ($1::text[]::regclass[]) AND c.contype = 'f'`;
