import pg from 'pg';

const LINES_AROUND = 2;

/** The database's own words, with the line and column of the script that it points at. */
export function describeSqlError(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error ? error.message : String(error);
  const said = [`${error.severity ?? 'ERROR'}: ${error.message} (SQLSTATE ${error.code ?? 'unknown'})`];
  if (error.detail) said.push(`DETAIL: ${error.detail}`);
  if (error.hint) said.push(`HINT: ${error.hint}`);
  if (error.where) said.push(`WHERE: ${error.where}`);
  if (error.position) said.push(excerpt(sql, Number(error.position)));
  return said.join('\n');
}

/** PostgreSQL counts characters from 1, not UTF-16 units. */
function excerpt(sql: string, position: number): string {
  const before = [...sql].slice(0, position - 1).join('');
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const lines = sql.split('\n');
  const from = Math.max(1, line - LINES_AROUND);
  const shown = lines.slice(from - 1, line + LINES_AROUND).flatMap((text, index) => {
    const number = from + index;
    const printed = `${String(number).padStart(5)} | ${text}`;
    return number === line ? [printed, `${' '.repeat(5)} | ${' '.repeat(column - 1)}^`] : [printed];
  });
  return [`at line ${line}, column ${column}:`, ...shown].join('\n');
}
