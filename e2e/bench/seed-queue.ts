import type pg from 'pg';
import { createVault } from '@/lib/data/vault';
import { tokenContext } from '@/lib/domain/accounts/token-context';
import { BENCH_ENVIRONMENT } from './bench-environment';

/** Accounts of the queue, each of one of 100 businesses; a window of as many rows has one post of each. */
export const ACCOUNTS = 100;

/** Businesses, accounts and a composition for rows of the queue. No job looks at the accounts for a day. */
export async function seedQueueOwners(client: pg.Client, accounts = ACCOUNTS): Promise<void> {
  await client.query(`
    INSERT INTO businesses (id, slug, name, time_zone, updated_at)
      SELECT 'biz_' || n, 'b-' || n, 'B ' || n, 'Europe/Oslo', now() FROM generate_series(0, ${accounts - 1}) n;
    INSERT INTO social_accounts (id, business_id, platform, kind, platform_user_id, display_name, connected_at, updated_at,
        inspect_not_before, metrics_not_before)
      SELECT 'acc_' || n, 'biz_' || n, (enum_range(NULL::platform))[1 + n % 4], 'page', 'u' || n, 'A ' || n, now(), now(),
        now() + interval '1 day', now() + interval '1 day'
      FROM generate_series(0, ${accounts - 1}) n;
    INSERT INTO posts (id, business_id, content, source, updated_at)
      SELECT 'post_' || n, 'biz_' || n, 'A post', 'user', now() FROM generate_series(0, ${accounts - 1}) n`);
}

interface QueueRows {
  name: string;
  count: number;
  status: string;
  at: string;
  accounts?: number;
  /** Each account's own when left out. */
  business?: string;
}

/** Rows `name`_1 … `name`_`count`, in turn on each account; `at` is SQL for the planned time of row `n`. */
export async function seedQueue(
  client: pg.Client,
  { name, count, status, at, accounts = ACCOUNTS, business }: QueueRows,
): Promise<void> {
  await client.query(
    `INSERT INTO scheduled_posts (id, business_id, post_id, account_id, platform, task_id, status, scheduled_at, content, excerpt, updated_at)
     SELECT $1 || '_' || lpad(n::text, 8, '0'), coalesce($4::text, 'biz_' || n % ${accounts}), 'post_' || n % ${accounts}, 'acc_' || n % ${accounts},
       (enum_range(NULL::platform))[1 + (n % ${accounts}) % 4], 'task_' || $1 || n, $3::scheduled_post_status, ${at},
       repeat('A post of usual length. ', 8), 'A post of usual length.', now()
     FROM generate_series(1, $2::int) n`,
    [name, count, status, business ?? null],
  );
}

/** The same, with tokens that a worker can open. */
export async function connectBenchAccounts(client: pg.Client, accounts = ACCOUNTS): Promise<void> {
  await seedQueueOwners(client, accounts);
  const vault = createVault(BENCH_ENVIRONMENT.ENCRYPTION_KEYS);
  for (let number = 0; number < accounts; number++) {
    const id = `acc_${number}`;
    await client.query('UPDATE social_accounts SET access_token_sealed = $2 WHERE id = $1', [
      id,
      vault.seal('bench-token', tokenContext(id, 'access')),
    ]);
  }
}
