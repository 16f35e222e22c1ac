import { describe, expect, test } from 'vitest';
import { isRepeatable } from './retry-lost-reads';

describe('isRepeatable', () => {
  test.each([
    'SELECT 1',
    '  select id, updated_at from posts where deleted_at is null',
    'SELECT "public"."posts"."id" FROM "public"."posts" WHERE 1=1 LIMIT $1 OFFSET $2',
    'WITH due AS (SELECT 1) SELECT * FROM due',
    'VALUES (1)',
  ])('%s', (text) => expect(isRepeatable(text)).toBe(true));

  test.each([
    'INSERT INTO posts VALUES (1)',
    'UPDATE posts SET id = 1',
    'BEGIN',
    '',
    'WITH held AS (UPDATE posts SET id = 1 RETURNING id) SELECT * FROM held',
    'with gone as (delete from posts returning 1) select * from gone',
    "SELECT nextval('numbers')",
    "SELECT pg_notify('due', '')",
    'SELECT pg_try_advisory_lock(1)',
    "SELECT graphile_worker.add_job('send')",
    'SELECT 1 INTO TEMP t',
  ])('not %s', (text) => expect(isRepeatable(text)).toBe(false));
});
