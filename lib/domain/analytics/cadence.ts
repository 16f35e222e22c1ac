import type { Platform } from '@/lib/contracts/platform';
import { DAY, HOUR, MINUTE, plus } from '@/lib/foundation/time';

/** How often a post is read, by its age: dense while it spreads, then ever thinner, and never after a year. */
export const CADENCE = [
  { youngerThanMs: HOUR, everyMs: 10 * MINUTE },
  { youngerThanMs: DAY, everyMs: HOUR },
  { youngerThanMs: 7 * DAY, everyMs: 6 * HOUR },
  { youngerThanMs: 30 * DAY, everyMs: DAY },
  { youngerThanMs: 90 * DAY, everyMs: 7 * DAY },
  { youngerThanMs: 365 * DAY, everyMs: 30 * DAY },
] as const;

/**
 * A network's numbers do not move sooner, so asking sooner is a call for nothing. Meta documents "once every 24 hours" for
 * most Page metrics and "up to 48 hours" for Instagram, yet both count reactions at once; none of the others says.
 */
export const FRESHNESS_MS = {
  linkedin: HOUR,
  x: 5 * MINUTE,
  facebook: 30 * MINUTE,
  instagram: 30 * MINUTE,
} as const satisfies Record<Platform, number>;

/** Each reading without news doubles the wait, so many times at most. */
export const MAX_DOUBLINGS = 3;
const MAX_WAIT_MS = 30 * DAY;
/** Added at random, so that posts of one minute do not stay together. */
const JITTER = 0.1;

export interface ReadPost {
  platform: Platform;
  publishedAt: Date;
  now: Date;
  /** Readings in a row that found nothing new. */
  unchanged: number;
  random?: () => number;
}

/** When the numbers of a post are read next; null: never again. Pure. */
export function nextReadingAt({ platform, publishedAt, now, unchanged, random = Math.random }: ReadPost): Date | null {
  const ageMs = Math.max(0, now.getTime() - publishedAt.getTime());
  const stage = CADENCE.find(({ youngerThanMs }) => ageMs < youngerThanMs);
  if (!stage) return null;
  const quietMs = Math.min(MAX_WAIT_MS, stage.everyMs * 2 ** Math.min(unchanged, MAX_DOUBLINGS));
  const waitMs = Math.max(FRESHNESS_MS[platform], quietMs);
  return plus(now, Math.round(waitMs * (1 + JITTER * random())));
}
