import { createHash } from 'node:crypto';
import { DAY, HOUR } from '@/lib/foundation/time';

/** Half of a post's life-time count is reached after about this long. */
const HALF_LIFE_MS = 9 * HOUR;

/** 0 ≤ x < 1, fixed for a text. */
export const fractionOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/**
 * A count that only grows: 0 at birth, near its ceiling after a few days. The same post, metric and age
 * give the same number; `typicalCeiling` is varied by 0.5 to 1.5 with the post.
 */
export function grownCount(postId: string, metric: string, ageMs: number, typicalCeiling: number): number {
  const ceiling = typicalCeiling * (0.5 + fractionOf(`${postId}/${metric}`));
  const share = 1 - 0.5 ** (Math.max(0, ageMs) / HALF_LIFE_MS);
  const longTail = Math.max(0, ageMs) / (60 * DAY);
  return Math.floor(ceiling * (share + 0.1 * longTail));
}
