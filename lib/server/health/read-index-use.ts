import type { IndexUse } from '@/lib/contracts/operator';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { indexUse } from '@/lib/data/db/statements/index-use';

/** What the database's indexes weigh and how often they are used; for the operator, whose page asks who is one. */
export async function readIndexUse(): Promise<IndexUse[]> {
  const rows = await run(pool(), indexUse, []);
  return rows.map(({ table_name: table, is_unique: isUnique, ...index }) => ({ ...index, table, isUnique }));
}
