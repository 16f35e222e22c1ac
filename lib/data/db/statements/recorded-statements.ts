import { statement } from '../sql';

/** Whether the extension that records statements is in this database. It may still not be loaded, or not be ours to read. */
export const isRecording = statement<[], { is_recording: boolean }>(
  'is_recording',
  "SELECT to_regclass('pg_stat_statements') IS NOT NULL AS is_recording",
);

/**
 * The statements of this database, of all processes, that took the most time since the record began, each text once,
 * whoever ran it. Their values are taken out by the extension; commands, whose are not, are left out.
 */
export const recordedStatements = statement<
  [limit: number],
  { text: string; calls: number; total_ms: number; max_ms: number }
>(
  'recorded_statements',
  `SELECT query AS text, sum(calls)::float8 AS calls, sum(total_exec_time) AS total_ms, max(max_exec_time) AS max_ms
   FROM pg_stat_statements
   WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND query ~* '^\\s*(select|insert|update|delete|with|merge)'
   GROUP BY query ORDER BY total_ms DESC LIMIT $1`,
);
