import { CALENDAR_MAX_DAYS, type CalendarItem, type CalendarQuery } from '@/lib/contracts/calendar';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { accountNames } from '@/lib/data/db/statements/accounts';
import { CALENDAR_MAX_ROWS, calendarSpan, type ScheduledRow } from '@/lib/data/db/statements/posts';
import { invalidField } from '@/lib/foundation/errors';
import { DAY } from '@/lib/foundation/time';
import { type BusinessContext, requirePermission } from '../context';
import { scheduledPost } from './list-scheduled-posts';

/** Everything that is planned or went out in a span of at most 62 days, in order of time; the cancelled left out. */
export async function listCalendar(ctx: BusinessContext, query: CalendarQuery): Promise<CalendarItem[]> {
  requirePermission(ctx, 'read');
  const from = new Date(query.from);
  const to = new Date(query.to);
  if (to <= from) throw invalidField('to', 'before_from', '`to` must be later than `from`.');
  if (to.getTime() - from.getTime() > CALENDAR_MAX_DAYS * DAY) {
    throw invalidField('to', 'span_too_long', `Ask for at most ${CALENDAR_MAX_DAYS} days at once.`);
  }
  const [rows, names] = await Promise.all([
    run(pool(), calendarSpan, [ctx.business.id, from, to, CALENDAR_MAX_ROWS]),
    namesOfAccounts(ctx.business.id),
  ]);
  return rows.map((row) => calendarItem(row, names));
}

/** Display names of a business's accounts by id. */
export async function namesOfAccounts(businessId: string): Promise<ReadonlyMap<string, string>> {
  const accounts = await run(pool(), accountNames, [businessId]);
  return new Map(accounts.map(({ id, display_name }) => [id, display_name]));
}

export const calendarItem = (row: ScheduledRow, names: ReadonlyMap<string, string>): CalendarItem => ({
  ...scheduledPost(row),
  accountName: names.get(row.account_id) ?? row.account_id,
});
