import type { Page } from '@/lib/contracts/page';

/** A page of at most `limit` rows out of up to `limit + 1`: the one too many tells that there are more. */
export function pageOf<Row>(rows: Row[], limit: number, cursorOf: (last: Row) => string): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore && last ? cursorOf(last) : null };
}
