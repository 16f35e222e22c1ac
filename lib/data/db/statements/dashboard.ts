import type { AccountKind, AccountStatus } from '@/lib/contracts/accounts';
import type { Platform } from '@/lib/contracts/platform';
import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { statement } from '../sql';

/** As JSON has it: its moments are texts. */
export interface DashboardPost {
  id: string;
  task_id: string;
  account_id: string;
  platform: Platform;
  status: ScheduledPostStatus;
  scheduled_at: string;
  excerpt: string;
  recurrence_id: string | null;
  error_detail: string | null;
}

export interface DashboardAccount {
  id: string;
  platform: Platform;
  kind: AccountKind;
  display_name: string;
  status: AccountStatus;
  has_refresh_token: boolean;
  refresh_refused: boolean;
  token_expires_at: string | null;
  refresh_expires_at: string | null;
  data_access_expires_at: string | null;
}

interface DashboardRow {
  accounts: DashboardAccount[];
  next: DashboardPost[];
  troubled: DashboardPost[];
  counts: { status: 'pending' | 'failed'; posts: number }[];
  days: { day: string; platform: Platform; published: number }[];
}

const POST = 'id, task_id, account_id, platform, status, scheduled_at, excerpt, recurrence_id';
const ACCOUNT = `id, platform, kind, display_name, status, refresh_token_sealed IS NOT NULL AS has_refresh_token,
  refresh_refused, token_expires_at, refresh_expires_at, data_access_expires_at`;

const list = (rows: string): string => `(SELECT coalesce(json_agg(part), '[]') FROM (${rows}) part)`;

/** The first $3 posts since $2 by each status' own index order, merged. */
function firstPosts(statuses: readonly ScheduledPostStatus[], columns: string, direction: '' | ' DESC'): string {
  const first = `ORDER BY scheduled_at${direction}, id${direction} LIMIT $3`;
  const branches = statuses.map(
    (status) => `(SELECT ${columns} FROM scheduled_posts
      WHERE business_id = $1 AND status = '${status}' AND scheduled_at >= $2${direction === '' ? " AND role = 'post'" : ''} ${first})`,
  );
  return `${branches.join(' UNION ALL ')} ${first}`;
}

/**
 * The first screen in one statement: the accounts, the next $3 posts, the last $3 that stand still (follow-ups too), how
 * many wait or failed, and what was published by day (in zone $4) and network; posts are those since $2.
 */
export const dashboard = statement<[businessId: string, since: Date, shown: number, zone: string], DashboardRow>(
  'dashboard',
  `SELECT
     ${list(`SELECT ${ACCOUNT} FROM social_accounts WHERE business_id = $1 ORDER BY platform, display_name, id`)} AS accounts,
     ${list(firstPosts(['pending', 'sending'], POST, ''))} AS next,
     ${list(firstPosts(['failed', 'held', 'needs_attention', 'unknown'], `${POST}, error_detail`, ' DESC'))} AS troubled,
     ${list(`SELECT status, count(*)::int AS posts FROM scheduled_posts
       WHERE business_id = $1 AND status IN ('pending', 'failed') AND scheduled_at >= $2 AND role = 'post'
       GROUP BY status`)} AS counts,
     ${list(`SELECT to_char(published_at AT TIME ZONE $4, 'YYYY-MM-DD') AS day, platform, count(*)::int AS published
       FROM published_posts WHERE business_id = $1 AND published_at >= $2
       GROUP BY 1, 2`)} AS days`,
);
