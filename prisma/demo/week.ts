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
const WEEK: Record<number, { times: readonly string[]; platforms: readonly Platform[] }> = {
  0: { times: ['10:00', '18:30'], platforms: ['x', 'facebook', 'instagram'] },
  2: { times: ['08:30', '07:45', '13:00'], platforms: ['linkedin', 'x'] },
  4: { times: ['12:00', '09:15', '16:00'], platforms: ['linkedin', 'x', 'facebook', 'instagram'] },
  5: { times: ['16:30', '08:00', '20:15'], platforms: ['x', 'facebook', 'instagram'] },
};

const POSTS_A_WEEK = Object.keys(WEEK).length;

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
    const time = slot?.times[Math.floor(n / POSTS_A_WEEK) % slot.times.length];
    const at = time && atLocalTime(date, time, zone);
    if (slot && at) yield { at, text: textOf(n++), platforms: slot.platforms };
  }
}
