'use client';
import { CalendarArrowUp, Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { RepeatMark } from '@/components/ui/repeat-mark';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatInZone } from '@/lib/client/format-time';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { routes } from '@/lib/foundation/routes';
import { useCalendarSetting } from './calendar-context';
import { dayLabel } from './calendar-labels';
import { MoveDialog } from './move-dialog';
import { isMovable } from './plan-move';

const FIRST_ITEMS = 8;

/** One day of the agenda: its posts in order of time, and the way to write another. */
export function AgendaDay({ day, items }: { day: string; items: CalendarItem[] }) {
  const { today, onCompose } = useCalendarSetting();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST_ITEMS);
  return (
    <section data-agenda-day={day} aria-label={dayLabel(day)} className="scroll-mt-18">
      <div className="flex h-8 items-center justify-between">
        <h3 className="font-medium">
          {dayLabel(day)}
          {day === today && <span className="text-accent-text"> · Today</span>}
        </h3>
        {day >= today && (
          <Button variant="ghost" size="sm" aria-label={`New post on ${dayLabel(day)}`} onClick={() => onCompose(day)}>
            <Plus aria-hidden />
            Add
          </Button>
        )}
      </div>
      {items.length === 0 && <p className="py-2 text-sm text-muted">Nothing on this day.</p>}
      <ul className="flex flex-col gap-2">
        {shown.map((item) => (
          <AgendaItem key={item.id} item={item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button variant="ghost" className="mt-1 w-full" onClick={() => setAll(true)}>
          {items.length - shown.length} more
        </Button>
      )}
    </section>
  );
}

function AgendaItem({ item }: { item: CalendarItem }) {
  const { business, zone, hourCycle } = useCalendarSetting();
  const [moving, setMoving] = useState(false);
  return (
    <li className="relative flex flex-col gap-2 rounded-lg border bg-surface p-3 shadow-xs">
      <div className="flex items-center gap-2 text-sm text-muted">
        <PlatformIcon platform={item.platform} labelled className="size-3.5 text-foreground" />
        <span className="min-w-0 flex-1 truncate">{item.accountName}</span>
        {item.recurrenceId && (
          <>
            <RepeatMark />
            <span className="sr-only">Repeats</span>
          </>
        )}
        <StatusBadge status={item.status} size="sm" />
      </div>
      <Link
        href={routes.post(business, item.id)}
        prefetch={false}
        className="flex gap-2.5 after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring"
      >
        <time dateTime={item.scheduledAt} className="shrink-0 font-medium tabular-nums">
          {formatInZone(item.scheduledAt, zone, 'time', hourCycle)}
        </time>
        <span className="line-clamp-2 min-w-0">{item.excerpt || 'No text'}</span>
      </Link>
      {isMovable(item) && (
        <Button variant="ghost" size="sm" className="relative -mb-1 -ml-2 self-start" onClick={() => setMoving(true)}>
          <CalendarArrowUp aria-hidden />
          Move
        </Button>
      )}
      {moving && <MoveDialog item={item} onClose={() => setMoving(false)} />}
    </li>
  );
}
