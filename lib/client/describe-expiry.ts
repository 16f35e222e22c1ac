import { DAY } from '@/lib/foundation/time';
import { describeSpan } from './describe-lateness';

const SOON_MS = 14 * DAY;

/** How long a permission still holds, and whether that is soon; null when it does not end by itself. */
export function describeExpiry(expiresAt: string | null, now: Date): { text: string; isSoon: boolean } | null {
  if (expiresAt === null) return null;
  const leftMs = Date.parse(expiresAt) - now.getTime();
  if (leftMs <= 0) return { text: `expired ${describeSpan(leftMs)} ago`, isSoon: true };
  const days = Math.floor(leftMs / DAY);
  const text = days >= 2 ? `expires in ${days} days` : `expires in ${describeSpan(leftMs)}`;
  return { text, isSoon: leftMs < SOON_MS };
}
