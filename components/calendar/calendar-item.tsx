'use client';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import Link from 'next/link';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { RepeatMark } from '@/components/ui/repeat-mark';
import { STATUS_LOOKS } from '@/components/ui/status-badge';
import { formatInZone } from '@/lib/client/format-time';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { routes } from '@/lib/foundation/routes';
import { useCalendarSetting } from './calendar-context';
import { itemLabel } from './calendar-labels';
import { isMovable } from './plan-move';

const TONES = {
  accent: 'bg-accent-subtle hover:bg-accent-subtle/70 [&_svg]:text-accent-text',
  success: 'bg-success-subtle hover:bg-success-subtle/70 [&_svg]:text-success-text',
  warning: 'bg-warning-subtle hover:bg-warning-subtle/70 [&_svg]:text-warning-text',
  danger: 'bg-danger-subtle hover:bg-danger-subtle/70 [&_svg]:text-danger-text',
  neutral: 'bg-hover hover:bg-hover/70 [&_svg]:text-muted',
} as const;

interface CalendarItemLinkProps {
  item: CalendarItem;
  /** -1 while its day is not the active one of the grid. */
  tabIndex?: number;
  onKeyDown?: (event: KeyboardEvent, item: CalendarItem) => void;
  className?: string;
}

/** One post on the calendar: opens on Enter or click; drags to another day while it is still scheduled. */
export function CalendarItemLink({ item, tabIndex, onKeyDown, className }: CalendarItemLinkProps) {
  const { business, zone, hourCycle } = useCalendarSetting();
  const ref = useRef<HTMLAnchorElement>(null);
  const [dragging, setDragging] = useState(false);
  const movable = isMovable(item);

  useEffect(() => {
    if (!ref.current || !movable) return;
    return draggable({
      element: ref.current,
      getInitialData: () => ({ calendarItem: item }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, [item, movable]);

  const look = STATUS_LOOKS[item.status];
  const StatusIcon = look.icon;
  const time = formatInZone(item.scheduledAt, zone, 'time', hourCycle);
  return (
    <Link
      ref={ref}
      href={routes.post(business, item.id)}
      prefetch={false}
      data-item-id={item.id}
      tabIndex={tabIndex}
      aria-label={itemLabel(item, time, look.label)}
      aria-keyshortcuts={movable ? 'm' : undefined}
      onKeyDown={(event) => onKeyDown?.(event, item)}
      className={cn(
        'flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1.5 text-xs transition-colors focus-visible:-outline-offset-1',
        TONES[look.tone],
        movable && 'cursor-grab active:cursor-grabbing',
        dragging && 'opacity-40',
        className,
      )}
    >
      <PlatformIcon platform={item.platform} className="size-3" />
      <time dateTime={item.scheduledAt} className="shrink-0 font-medium tabular-nums">
        {time}
      </time>
      <span className="min-w-0 flex-1 truncate text-muted">{item.excerpt || item.accountName}</span>
      {item.recurrenceId && <RepeatMark />}
      {!movable && <StatusIcon aria-hidden className="size-3 shrink-0" />}
    </Link>
  );
}
