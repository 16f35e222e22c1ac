import type { CalendarItem } from '@/lib/contracts/calendar';
import { atLocalTime, dayInZone, moveToDay } from '@/lib/contracts/zoned-day';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FIRST_CHOICE = '10:00';

export type MovePlan = { kind: 'move'; at: Date } | { kind: 'stay' } | { kind: 'refuse'; message: string };

interface Clock {
  now: Date;
  /** The business's IANA zone. */
  zone: string;
}

export const isMovable = (item: Pick<CalendarItem, 'status'>): boolean => item.status === 'pending';

/** Whether an item may go to a day, and the instant that keeps its time of day there. */
export function planMove(item: Pick<CalendarItem, 'status' | 'scheduledAt'>, day: string, clock: Clock): MovePlan {
  const at = new Date(item.scheduledAt);
  const today = dayInZone(clock.now, clock.zone);
  if (!isMovable(item)) return { kind: 'refuse', message: 'Only a post that is still scheduled can be moved.' };
  if (dayInZone(at, clock.zone) === day) return { kind: 'stay' };
  if (day < today) return { kind: 'refuse', message: 'That day is past. Choose today or a later day.' };
  const moved = moveToDay(at, day, clock.zone);
  if (!moved) {
    const message = 'The clock skips that time on this day. Open the post and choose another time.';
    return { kind: 'refuse', message };
  }
  if (moved <= clock.now) {
    return { kind: 'refuse', message: 'That time has passed today. Open the post and choose a later time.' };
  }
  return { kind: 'move', at: moved };
}

/** The time proposed for a new post on a day: mid-morning, or today the next full hour; null on a past day. */
export function proposedTime(day: string, { now, zone }: Clock): Date | null {
  if (day < dayInZone(now, zone)) return null;
  const proposed = atLocalTime(day, FIRST_CHOICE, zone);
  if (proposed && proposed > now) return proposed;
  const nextHour = new Date(Math.ceil((now.getTime() + MINUTE_MS) / HOUR_MS) * HOUR_MS);
  return dayInZone(nextHour, zone) === day ? nextHour : new Date(now.getTime() + 5 * MINUTE_MS);
}
