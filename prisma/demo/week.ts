import type { Platform } from '@/lib/contracts/platform';
import { atLocalTime, dayInZone } from '@/lib/contracts/zoned-day';
import { DAY, plus } from '@/lib/foundation/time';
import { textOf } from './texts';

export interface PlannedPost {
  at: Date;
  text: string;
  platforms: readonly Platform[];
}

/** When the roastery posts, and where; Sunday is 0. */
const WEEK: Record<number, { time: string; platforms: readonly Platform[] }> = {
  0: { time: '10:00', platforms: ['x', 'facebook', 'instagram'] },
  2: { time: '08:30', platforms: ['linkedin', 'x'] },
  4: { time: '12:00', platforms: ['linkedin', 'x', 'facebook', 'instagram'] },
  5: { time: '16:30', platforms: ['x', 'facebook', 'instagram'] },
};

interface Days {
  /** From today: negative lies behind. */
  from: number;
  to: number;
  /** The number of the first text. */
  firstText: number;
}

/** What the roastery posts on these days, at its own local times. */
export function* plannedPosts(now: Date, zone: string, days: Days): Generator<PlannedPost> {
  let n = days.firstText;
  for (let day = days.from; day < days.to; day++) {
    const date = dayInZone(plus(now, day * DAY), zone);
    const slot = WEEK[new Date(`${date}T00:00:00Z`).getUTCDay()];
    const at = slot && atLocalTime(date, slot.time, zone);
    if (at) yield { at, text: textOf(n++), platforms: slot.platforms };
  }
}
