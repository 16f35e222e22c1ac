import type pg from 'pg';
import { ledger } from '@/lib/sandbox/ledger';
import type { World } from '@/lib/sandbox/world';
import { markerOf } from './seed-posts';

export interface Verdict {
  posts: number;
  /** Posts that stand on their network, by the network's own books. */
  published: number;
  /** Posts too many on the networks. */
  duplicates: number;
  /** Posts that are on no network although nobody was asked about them, and those that we say stand and do not. */
  lost: number;
  /** Posts whose outcome a person is asked about. */
  unsettled: number;
  /** Outcomes that were unknown for a while, and how many of them were settled without a person within two minutes. */
  doubts: number;
  settledInTime: number;
  settleP99Ms: number;
  lateP99Ms: number;
  /** What a person is asked about or what is still open, and doubts that took too long: a line a kind, with its count. */
  remarks: string[];
}

const SETTLE_WITHIN_MS = 120_000;

/** Counts by the books of the four networks; our own tables only tell what we believe and how long it took. */
export async function judge(posts: number, world: World, admin: pg.Pool): Promise<Verdict> {
  const standing = new Map<string, number>();
  for (const post of await ledger(world, null))
    standing.set(post.text.trim(), (standing.get(post.text.trim()) ?? 0) + 1);
  const { rows } = await admin.query<{ content: string; status: string }>(
    'SELECT content, status::text FROM scheduled_posts ORDER BY scheduled_at',
  );
  const believed = new Map(rows.map(({ content, status }) => [content, status]));
  const verdict = { posts, published: 0, duplicates: 0, lost: 0, unsettled: 0 };
  for (let number = 0; number < posts; number++) {
    const marker = markerOf(number);
    const copies = standing.get(marker) ?? 0;
    const status = believed.get(marker);
    if (copies > 0) verdict.published += 1;
    verdict.duplicates += Math.max(0, copies - 1);
    const isAsked = status === 'needs_attention' || status === 'unknown';
    if (isAsked) verdict.unsettled += 1;
    if (copies === 0 && !isAsked) verdict.lost += 1;
  }
  return { ...verdict, ...(await timesOf(admin)), remarks: await remarksOf(admin) };
}

async function timesOf(
  admin: pg.Pool,
): Promise<Pick<Verdict, 'doubts' | 'settledInTime' | 'settleP99Ms' | 'lateP99Ms'>> {
  const { rows: late } = await admin.query<{ ms: number }>(
    `SELECT extract(epoch FROM min(a.requested_at) - s.scheduled_at)::float8 * 1000 AS ms
     FROM scheduled_posts s JOIN publish_attempts a ON a.scheduled_post_id = s.id
     WHERE a.requested_at IS NOT NULL GROUP BY s.id`,
  );
  const { rows: doubts } = await admin.query<{ ms: number; settled: boolean }>(
    `SELECT extract(epoch FROM coalesce(a.settled_at, now()) - coalesce(a.requested_at, a.created_at))::float8 * 1000 AS ms,
       a.state <> 'unknown' AS settled
     FROM publish_attempts a WHERE a.outcome = 'UNKNOWN_OUTCOME'`,
  );
  return {
    doubts: doubts.length,
    settledInTime: doubts.filter(({ ms, settled }) => settled && ms <= SETTLE_WITHIN_MS).length,
    settleP99Ms: percentile(doubts.map(({ ms }) => ms)),
    lateP99Ms: percentile(late.map(({ ms }) => ms)),
  };
}

async function remarksOf(admin: pg.Pool): Promise<string[]> {
  const { rows } = await admin.query<{ remark: string }>(
    `SELECT count(*) || ' × ' || remark AS remark FROM (
       SELECT concat_ws(' ', s.platform, s.status, s.error_code) AS remark FROM scheduled_posts s WHERE s.status <> 'published'
       UNION ALL
       SELECT concat_ws(' ', a.platform, 'doubt', a.outcome_code, 'ended', a.state, 'after',
         width_bucket(extract(epoch FROM coalesce(a.settled_at, now()) - a.requested_at), 0, 600, 20) * 30, 's')
       FROM publish_attempts a WHERE a.outcome = 'UNKNOWN_OUTCOME'
         AND (a.state = 'unknown' OR a.settled_at - a.requested_at > interval '${SETTLE_WITHIN_MS} milliseconds')
     ) each GROUP BY remark ORDER BY count(*) DESC, remark`,
  );
  return rows.map(({ remark }) => remark);
}

function percentile(values: readonly number[], share = 0.99): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** The one line that tells everything. */
export const lastLine = (verdict: Verdict): string =>
  `posts=${verdict.posts} published=${verdict.published} duplicates=${verdict.duplicates} lost=${verdict.lost} ` +
  `unsettled=${verdict.unsettled} settle_p99_ms=${verdict.settleP99Ms} late_p99_ms=${verdict.lateP99Ms}`;
