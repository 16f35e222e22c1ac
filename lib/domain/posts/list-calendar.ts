import { CALENDAR_MAX_DAYS, type CalendarItem, type CalendarQuery } from '@/lib/contracts/calendar';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { CALENDAR_MAX_ROWS, calendarSpan } from '@/lib/data/db/statements/posts';
import { isoOfUtcText } from '@/lib/data/db/utc-text';
import { invalidField } from '@/lib/foundation/errors';
import { DAY } from '@/lib/foundation/time';
import { type BusinessContext, requirePermission } from '../context';

/** Everything that is planned or went out in a span of at most 62 days, in order of time; the cancelled left out. */
export async function listCalendar(ctx: BusinessContext, query: CalendarQuery): Promise<CalendarItem[]> {
  requirePermission(ctx, 'read');
  const from = new Date(query.from);
  const to = new Date(query.to);
  if (to <= from) throw invalidField('to', 'before_from', '`to` must be later than `from`.');
  if (to.getTime() - from.getTime() > CALENDAR_MAX_DAYS * DAY) {
    throw invalidField('to', 'span_too_long', `Ask for at most ${CALENDAR_MAX_DAYS} days at once.`);
  }
  const names = new Map<string, string>();
  const items: CalendarItem[] = [];
  for (const row of await run(pool(), calendarSpan, [ctx.business.id, from, to, CALENDAR_MAX_ROWS])) {
    if (row.status === null) {
      names.set(row.account_id, row.excerpt);
      continue;
    }
    items.push({
      id: row.id,
      taskId: row.task_id,
      accountId: row.account_id,
      platform: row.platform,
      status: row.status,
      scheduledAt: isoOfUtcText(row.planned_at),
      excerpt: row.excerpt,
      recurrenceId: row.recurrence_id,
      accountName: names.get(row.account_id) ?? row.account_id,
    });
  }
  return items;
}
