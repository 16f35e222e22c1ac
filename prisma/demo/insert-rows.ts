import type { Queryable } from '@/lib/data/db/sql';

/** Writes rows that name the same columns, in one statement. */
export async function insertRows(client: Queryable, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  const text = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
  await client.query(text, [JSON.stringify(rows)]);
}
