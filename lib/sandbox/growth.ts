import { createHash } from 'node:crypto';
import { DAY, HOUR } from '@/lib/foundation/time';

/** Half of a post's life-time count is reached after about this long. */
const HALF_LIFE_MS = 9 * HOUR;

/** 0 ≤ x < 1, fixed for a text. */
export const fractionOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/**
 * A count that only grows: 0 at birth, near its ceiling after a few days. The same post, metric and age give the same
 * number; `typicalCeiling` is varied by 0.5 to 1.5 with the post, and with who is about at its hour.
 */
export function grownCount(
  { id, createdAt }: { id: string; createdAt: string },
  metric: string,
  now: Date,
  typicalCeiling: number,
): number {
  const bornAt = new Date(createdAt);
  const ageMs = Math.max(0, now.getTime() - bornAt.getTime());
  const ceiling = typicalCeiling * (0.5 + fractionOf(`${id}/${metric}`)) * audienceAt(bornAt);
  const share = 1 - 0.5 ** (ageMs / HALF_LIFE_MS);
  return Math.floor(ceiling * (share + (0.1 * ageMs) / (60 * DAY)));
}

/** How many look at what is posted at an hour (UTC), against an hour of a working day at noon. */
function audienceAt(at: Date): number {
  const hour = at.getUTCHours();
  const share = hour < 5 ? 0.6 : hour < 9 ? 1.3 : hour < 14 ? 1 : hour < 18 ? 1.2 : 0.85;
  return at.getUTCDay() % 6 === 0 ? share * 0.75 : share;
}
