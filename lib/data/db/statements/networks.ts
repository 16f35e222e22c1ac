import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

interface PauseRow {
  platform: Platform;
  reason: 'API_VERSION' | 'BILLING';
  code: string;
  detail: string;
  paused_at: Date;
  probe_at: Date;
  probes: number;
}

export const pauses = statement<[], PauseRow>(
  'pauses',
  'SELECT platform, reason, code, detail, paused_at, probe_at, probes FROM platform_pauses',
);

/** Posts whose time has come and that have not gone out. */
export const postsOverdue = statement<[], { platform: Platform; posts: number }>(
  'posts_overdue',
  `SELECT platform, count(*)::int AS posts FROM scheduled_posts
   WHERE status = 'pending' AND scheduled_at <= now() GROUP BY platform`,
);

interface AccountCounts {
  platform: Platform;
  connected: number;
  reconnect_required: number;
  disconnected: number;
  refresh_failing: number;
}

/** `refresh_failing` are among the connected: their token lives, but the last attempt to renew it was refused or failed. */
export const accountsByStatus = statement<[], AccountCounts>(
  'accounts_by_status',
  `SELECT platform,
     count(*) FILTER (WHERE status = 'connected')::int AS connected,
     count(*) FILTER (WHERE status = 'reconnect_required')::int AS reconnect_required,
     count(*) FILTER (WHERE status = 'disconnected')::int AS disconnected,
     count(*) FILTER (WHERE status = 'connected' AND (refresh_failures > 0 OR refresh_refused))::int AS refresh_failing
   FROM social_accounts GROUP BY platform`,
);

interface JobCounts {
  task: string;
  waiting: number;
  running: number;
  failed: number;
  last_error: string | null;
  last_error_at: Date | null;
}

/** The job queue by the library's own view. What is done is deleted by it; `failed` is what it will not try again. */
export const jobsByTask = statement<[], JobCounts>(
  'jobs_by_task',
  `SELECT task_identifier AS task,
     count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
     count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
     count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
     (array_agg(last_error ORDER BY updated_at DESC) FILTER (WHERE last_error IS NOT NULL))[1] AS last_error,
     max(updated_at) FILTER (WHERE last_error IS NOT NULL) AS last_error_at
   FROM graphile_worker.jobs GROUP BY task_identifier`,
);
