import { addDays } from '@/lib/contracts/analytics-reports';
import type { ListPostsQuery, PostsFilter, PostsPage } from '@/lib/contracts/posts';
import { wordsOf } from '@/lib/contracts/posts';
import { startOfDay } from '@/lib/contracts/zoned-day';
import { decodeCursor, encodeCursor } from '@/lib/data/db/cursor';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type ListedRow, NEWEST, recentPosts, recentPostsOfAccount, searchPosts } from '@/lib/data/db/statements/posts';
import { isoOfUtcText } from '@/lib/data/db/utc-text';
import { invalidField } from '@/lib/foundation/errors';
import { type BusinessContext, requirePermission } from '../context';
import { pageOf } from './page-of';
import { publishedPost } from './published-post';

const EVER = new Date(0);

/** Publications of the business that fit, newest first, paged by key. @throws AppError on `from`: after `to` */
export async function listPosts(ctx: BusinessContext, query: ListPostsQuery): Promise<PostsPage> {
  requirePermission(ctx, 'read');
  const { rows, stoppedAt } = await read(ctx, query);
  const page = pageOf(rows, query.limit, cursorOf);
  const data = page.data.map((row) => publishedPost(row, isoOfUtcText(row.went_out_at)));
  if (page.hasMore || !stoppedAt) return { ...page, data };
  return { data, hasMore: true, nextCursor: cursorOf(stoppedAt) };
}

const cursorOf = (row: ListedRow): string => encodeCursor('posts', [isoOfUtcText(row.went_out_at), row.id]);

interface Found {
  rows: ListedRow[];
  /** Where a search ended before the history does. */
  stoppedAt?: ListedRow | undefined;
}

/** What has an index of its own is read by it. An account is of one network: with both filters all its rows match, or none. */
async function read({ business }: BusinessContext, query: ListPostsQuery): Promise<Found> {
  const { limit, platform, accountId, status, q } = query;
  const { since, before } = spanOf(query, business.timeZone);
  const [at, id] = query.cursor ? decodeCursor('posts', query.cursor) : [];
  const key = [business.id, at ? new Date(at) : before.at, id ?? before.id, limit + 1] as const;
  const patterns = wordsOf(q ?? '').map(patternOf);
  if (accountId && !status && patterns.length === 0) {
    const rows = await run(pool(), recentPostsOfAccount, [...key, accountId, since]);
    return { rows: platform ? rows.filter((row) => row.platform === platform) : rows };
  }
  if (platform || accountId || status || patterns.length > 0 || since !== EVER) {
    const asked = [since, platform ?? null, accountId ?? null, status ?? null, patterns] as const;
    const searched = await run(pool(), searchPosts, [...key, ...asked]);
    return { rows: searched.filter((row) => row.is_match), stoppedAt: searched.find((row) => row.is_last) };
  }
  return { rows: await run(pool(), recentPosts, [...key]) };
}

function spanOf({ from, to }: Pick<PostsFilter, 'from' | 'to'>, zone: string) {
  if (from && to && from > to) throw invalidField('from', 'after_to', `from must not be after to, which is ${to}.`);
  const before = to ? { at: startOfDay(addDays(to, 1), zone), id: '' } : NEWEST;
  return { since: from ? startOfDay(from, zone) : EVER, before };
}

const patternOf = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
