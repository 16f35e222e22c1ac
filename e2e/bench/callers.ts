import { createHash, createHmac } from 'node:crypto';
import type pg from 'pg';
import { newApiKey } from '@/lib/server/auth/api-keys';
import { BENCH_ENVIRONMENT } from './bench-environment';

/** A key may ask 600 times a minute: so many take turns that none comes near. */
const KEYS = 400;
const TOKEN = 'bench-session-token-of-one-person';

/** Headers of so many keys of a business, made for it. */
export async function keysOf(client: pg.Client, business: string): Promise<Record<string, string>[]> {
  const keys = Array.from({ length: KEYS }, newApiKey);
  await client.query(
    `INSERT INTO api_keys (id, business_id, name, prefix, hash, scopes)
     SELECT 'key_bench_' || md5(hash::text), $1, 'Bench', 'agm_live_', hash, '{read}' FROM unnest($2::bytea[]) hash`,
    [business, keys.map((key) => createHash('sha256').update(key).digest())],
  );
  return keys.map((key) => ({ authorization: `Bearer ${key}` }));
}

/** The header of an owner of a business who is signed in. */
export async function cookieOf(client: pg.Client, business: string): Promise<Record<string, string>> {
  await client.query(
    `INSERT INTO users (id, name, email, updated_at) VALUES ('user_bench', 'Bench', 'bench@example.com', now())
     ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO memberships (id, business_id, user_id, role) VALUES ('mem_bench', $1, 'user_bench', 'owner')
     ON CONFLICT DO NOTHING`,
    [business],
  );
  await client.query(
    `INSERT INTO sessions (id, token, user_id, expires_at, updated_at)
     VALUES ('auth_bench', $1, 'user_bench', now() + interval '1 day', now()) ON CONFLICT DO NOTHING`,
    [TOKEN],
  );
  const signature = createHmac('sha256', BENCH_ENVIRONMENT.AUTH_SECRET).update(TOKEN).digest('base64');
  return { cookie: `agm.session_token=${encodeURIComponent(`${TOKEN}.${signature}`)}` };
}
