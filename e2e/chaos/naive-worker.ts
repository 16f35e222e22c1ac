import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { accountAccess } from '@/lib/domain/accounts/account-access';
import { inOrder, publishMedia } from '@/lib/domain/media/publish-media';
import { env } from '@/lib/foundation/env';
import { platformAdapter } from '@/lib/platforms/registry';

/**
 * The design that most queues have: a lease, a retry after any failure, and a mark once the post is out. It is here to
 * be seen failing: a harness in which it posts nothing twice would prove nothing.
 */
const LEASE_SECONDS = 15;
const CONCURRENCY = 8;
const CLAIM = `UPDATE scheduled_posts s SET lease_expires_at = now() + interval '${LEASE_SECONDS} seconds'
  WHERE id = ANY (ARRAY(
    SELECT id FROM scheduled_posts WHERE status = 'pending' AND scheduled_at <= now()
      AND (lease_expires_at IS NULL OR lease_expires_at < now())
    ORDER BY scheduled_at LIMIT 1 FOR UPDATE SKIP LOCKED))
  RETURNING s.*`;
const MARK = `UPDATE scheduled_posts SET status = 'published' WHERE id = $1`;
const FAILED = `UPDATE scheduled_posts SET lease_expires_at = NULL WHERE id = $1`;

const pool = new pg.Pool({
  connectionString: env().DATABASE_URL,
  max: CONCURRENCY,
  application_name: 'ai-growth-manager',
});
pool.on('error', () => undefined);

async function publish(row: ClaimedRow): Promise<boolean> {
  const media = await publishMedia(row.business_id, {
    ...{ platform: row.platform, options: row.options, mediaIds: row.media_ids, optionMediaIds: [] },
  });
  const access = await accountAccess(row.business_id, row.account_id);
  for (let progress: ClaimedRow['progress'] = null; ; ) {
    const outcome = await platformAdapter(row.platform).publish({
      ...{ access, text: row.content, media: inOrder(row.media_ids, media), optionMedia: media },
      ...{ role: row.role, inReplyTo: null, options: row.options, progress },
      saveProgress: async () => undefined,
      beforeSend: async () => undefined,
      signal: AbortSignal.timeout(LEASE_SECONDS * 1_000),
      now: new Date(),
    });
    if (outcome.kind !== 'NOT_READY') return outcome.kind === 'OK';
    progress = outcome.progress;
    await sleep(outcome.retryAfterMs);
  }
}

async function work(): Promise<void> {
  for (;;) {
    try {
      const { rows } = await pool.query<ClaimedRow>(CLAIM);
      const [row] = rows;
      if (!row) await sleep(200);
      else await pool.query((await publish(row)) ? MARK : FAILED, [row.id]);
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      await sleep(200);
    }
  }
}

console.log('worker started');
process.on('SIGTERM', () => process.exit(0));
await Promise.all(Array.from({ length: CONCURRENCY }, work));
