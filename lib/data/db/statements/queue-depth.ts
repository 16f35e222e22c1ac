import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/** `due`: its time has come; `overdue`: for longer than $1 ms; `put_off`: planned for earlier, and not before later. */
export type DepthState = 'due' | 'overdue' | 'put_off' | 'sending' | 'unknown' | 'held' | 'needs_attention';

/** What waits and what is stuck, each from a small index. */
export const queueDepth = statement<[overdueMs: number], { platform: Platform; state: DepthState; posts: number }>(
  'queue_depth',
  `SELECT platform, state, count(*)::int AS posts FROM (
     SELECT platform, CASE WHEN not_before > now() THEN 'put_off'
       WHEN greatest(scheduled_at, not_before) < now() - $1 * interval '1 millisecond' THEN 'overdue' ELSE 'due' END AS state
     FROM scheduled_posts WHERE status = 'pending' AND scheduled_at <= now()
     UNION ALL
     SELECT platform, 'sending' FROM scheduled_posts WHERE status = 'sending' AND attempts >= 0
     UNION ALL
     SELECT platform, 'unknown' FROM scheduled_posts WHERE status = 'unknown' AND not_before IS NOT NULL
     UNION ALL
     SELECT platform, status::text FROM scheduled_posts WHERE status IN ('held', 'needs_attention') AND attempts >= 0
   ) waiting GROUP BY platform, state`,
);
