'use client';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useState } from 'react';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { useCalendarSetting } from './calendar-context';

const isCalendarItem = (value: unknown): value is CalendarItem =>
  typeof value === 'object' && value !== null && 'scheduledAt' in value && 'taskId' in value;

/** Makes an element take posts that are dragged onto a day; true while one hovers. A past day takes none and says why. */
export function useDayDrop(ref: RefObject<HTMLElement | null>, day: string): boolean {
  const { onMove } = useCalendarSetting();
  const [hovered, setHovered] = useState(false);

  useEffect(() => {
    if (!ref.current) return;
    return dropTargetForElements({
      element: ref.current,
      canDrop: ({ source }) => isCalendarItem(source.data.calendarItem),
      onDragEnter: () => setHovered(true),
      onDragLeave: () => setHovered(false),
      onDrop: ({ source }) => {
        setHovered(false);
        if (isCalendarItem(source.data.calendarItem)) void onMove(source.data.calendarItem, day);
      },
    });
  }, [ref, day, onMove]);

  return hovered;
}
