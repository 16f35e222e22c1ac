import { createHash } from 'node:crypto';

/** Above this many texts no more names are given: every name is a prepared statement kept on every connection. */
const MOST_NAMES = 500;
const names = new Map<string, string>();

/** The name under which a connection prepares Prisma's statement once; an empty name prepares it for one use. */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return '';
  const name = `p_${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`;
  names.set(sql, name);
  return name;
}
