'use client';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { dayInZone } from '@/lib/contracts/zoned-day';
import { useCalendarSetting } from './calendar-context';
import { dayForKey } from './month-grid';
import { isMovable } from './plan-move';

interface GridKeyboardOptions {
  grid: RefObject<HTMLElement | null>;
  weekStart: number;
  activeDay: string;
  /** Makes a day the active one, showing its month where it is not on show. */
  onActiveDay: (day: string) => void;
}

type Focus = { day: string } | { itemId: string; day: string };

function focusNow(grid: HTMLElement | null, wanted: Focus): boolean {
  const day = grid?.querySelector<HTMLElement>(`[data-day="${wanted.day}"]`);
  const item = 'itemId' in wanted ? grid?.querySelector<HTMLElement>(`[data-item-id="${wanted.itemId}"]`) : null;
  (item ?? day)?.focus();
  return Boolean(item ?? day);
}

/**
 * The keyboard of the month grid. `m` or Space on a post picks it up and hands the focus to its day; the arrows then
 * walk the days as ever, Enter drops, Escape puts it back.
 */
export function useGridKeyboard({ grid, weekStart, activeDay, onActiveDay }: GridKeyboardOptions) {
  const { zone, onCompose, onMove } = useCalendarSetting();
  const [picked, setPicked] = useState<CalendarItem | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const wanted = useRef<Focus | null>(null);

  // The day or the post may be drawn only by a later render: another month is on its way, or the move is.
  useEffect(() => {
    if (wanted.current && focusNow(grid.current, wanted.current)) wanted.current = null;
  });

  const goTo = (day: string) => {
    wanted.current = { day };
    onActiveDay(day);
  };

  function pickUp(item: CalendarItem) {
    if (!isMovable(item)) return setAnnouncement('Only a post that is still scheduled can be moved.');
    setPicked(item);
    setAnnouncement('Picked up. Choose a day with the arrow keys, drop with Enter, cancel with Escape.');
    goTo(dayInZone(new Date(item.scheduledAt), zone));
  }

  function putBack(item: CalendarItem) {
    const day = dayInZone(new Date(item.scheduledAt), zone);
    setPicked(null);
    setAnnouncement('Move cancelled.');
    wanted.current = { itemId: item.id, day };
    onActiveDay(day);
  }

  async function drop(item: CalendarItem, day: string) {
    setPicked(null);
    setAnnouncement('');
    await onMove(item, day);
    const stayed = grid.current?.querySelector(`[data-day="${day}"]`) === document.activeElement;
    if (stayed) focusNow(grid.current, { itemId: item.id, day });
  }

  /** On a day and on what lies in it: from a post only the arrows lead on to another day. */
  function onDayKeyDown(event: KeyboardEvent<HTMLElement>) {
    const day = event.currentTarget.dataset.day ?? activeDay;
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    const onDay = event.target === event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.altKey || (!onDay && !event.key.startsWith('Arrow'))) return;
    const next = dayForKey(event.key, day, weekStart);
    if (next) goTo(next);
    else if (picked && (event.key === 'Enter' || event.key === ' ')) void drop(picked, day);
    else if (picked && event.key === 'Escape') putBack(picked);
    else if (event.key === 'Enter' || event.key === ' ') onCompose(day);
    else return;
    event.preventDefault();
  }

  function onItemKeyDown(event: KeyboardEvent, item: CalendarItem) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'm' || event.key === ' ') pickUp(item);
    else if (event.key === 'Escape') goTo(activeDay);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { picked, announcement, onDayKeyDown, onItemKeyDown };
}
