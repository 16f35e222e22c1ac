import type { Punctuality, Queue, QueueDepth } from '@/lib/contracts/queue';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type LatenessRow, latePosts } from '@/lib/data/db/statements/punctuality';
import { nextDue } from '@/lib/data/db/statements/queue';
import { type DepthState, queueDepth } from '@/lib/data/db/statements/queue-depth';
import { workers } from '@/lib/data/db/statements/workers';
import { DAY, HOUR, MINUTE, plus } from '@/lib/foundation/time';
import { latenessOf, readLatenessRows } from './read-lateness';

const OVERDUE_MS = MINUTE;
const MOST_WORKERS = 50;
const MOST_WORST = 5;
const WINDOWS = [
  { window: 'hour', spanMs: HOUR },
  { window: 'day', spanMs: DAY },
  { window: 'week', spanMs: 7 * DAY },
] as const;

/** Workers, depth of the queue and punctuality. For the operator, whose page asks who is one. */
export async function readQueue(now: Date): Promise<Queue> {
  const [seen, depth, [next], punctuality] = await Promise.all([
    run(pool(), workers, [MOST_WORKERS]),
    readQueueDepth(),
    run(pool(), nextDue, []),
    Promise.all(WINDOWS.map(({ window, spanMs }) => readPunctuality(window, spanMs, now))),
  ]);
  return {
    readAt: now.toISOString(),
    workers: seen.map((row) => ({
      id: row.id,
      host: row.host,
      version: row.version,
      startedAt: row.started_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      isSeen: row.is_seen,
      running: row.running,
      handled: row.handled,
    })),
    depth: sumOf(depth),
    nextDueAt: next?.wait_ms == null ? null : plus(now, next.wait_ms).toISOString(),
    punctuality,
  };
}

export const readQueueDepth = () => run(pool(), queueDepth, [OVERDUE_MS]);

function sumOf(rows: Awaited<ReturnType<typeof readQueueDepth>>): QueueDepth {
  const of = (state: DepthState): number =>
    rows.filter((row) => row.state === state).reduce((sum, { posts }) => sum + posts, 0);
  return {
    due: of('due'),
    overdue: of('overdue'),
    putOff: of('put_off'),
    sending: of('sending'),
    unknown: of('unknown'),
    held: of('held'),
    needsAttention: of('needs_attention'),
  };
}

async function readPunctuality(window: Punctuality['window'], spanMs: number, now: Date): Promise<Punctuality> {
  const rows = await readLatenessRows(spanMs, now);
  return { window, lateness: latenessOf(rows), worst: await readWorst(rows) };
}

/** The latest of all, and after it the latest of other buckets: one post stands for each. */
async function readWorst(rows: readonly LatenessRow[]): Promise<Punctuality['worst']> {
  const worst = rows
    .filter(({ kind }) => kind === 'sent')
    .sort((one, other) => other.worst_ms - one.worst_ms)
    .slice(0, MOST_WORST);
  const posts = worst.length > 0 ? await run(pool(), latePosts, [worst.map(({ worst_id }) => worst_id)]) : [];
  return worst.flatMap(({ worst_id, worst_ms, platform }) => {
    const post = posts.find(({ id }) => id === worst_id);
    if (!post) return [];
    return {
      scheduledPostId: post.id,
      platform,
      businessSlug: post.business_slug,
      businessName: post.business_name,
      plannedAt: post.planned_at.toISOString(),
      lateMs: worst_ms,
    };
  });
}
