import { statement } from '../sql';

interface IndexUseRow {
  name: string;
  table_name: string;
  scans: number;
  bytes: number;
  is_unique: boolean;
}

/** Every index of the product with its use since the database's statistics began, the largest first. */
export const indexUse = statement<[], IndexUseRow>(
  'index_use',
  `SELECT s.indexrelname AS name, s.relname AS table_name, s.idx_scan::float8 AS scans,
     pg_relation_size(s.indexrelid)::float8 AS bytes, i.indisunique AS is_unique
   FROM pg_stat_user_indexes s JOIN pg_index i ON i.indexrelid = s.indexrelid
   WHERE s.schemaname = current_schema()
   ORDER BY bytes DESC, name`,
);
