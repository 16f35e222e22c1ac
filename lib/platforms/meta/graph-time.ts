import { plus, SECOND } from '@/lib/foundation/time';

/**
 * Epoch seconds, or ISO 8601 with a zone without a colon (`+0000`), which its extended form, and so `Date`, need not take.
 */
export function graphTime(time: string | number): Date {
  if (/^\d+$/.test(String(time))) return plus(new Date(0), Number(time) * SECOND);
  return new Date(String(time).replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
