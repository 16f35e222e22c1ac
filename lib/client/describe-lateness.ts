import { DAY, HOUR, MINUTE, SECOND } from '@/lib/foundation/time';

const UNITS = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const;

/** A span in its two largest units: `2 h 5 min`, `12 s`, `under a second`. */
export function describeSpan(spanMs: number): string {
  const parts: string[] = [];
  let restMs = Math.abs(spanMs);
  for (const [unitMs, name] of UNITS) {
    const amount = Math.floor(restMs / unitMs);
    if (amount > 0 && parts.length < 2) parts.push(`${amount} ${name}`);
    restMs -= amount * unitMs;
  }
  return parts.length > 0 ? parts.join(' ') : 'under a second';
}

/** Sent less planned, as a receipt tells it: to the millisecond, and in words where that is hard to read. */
export function describeLatenessMs(latenessMs: number): string {
  const exact = `${Math.abs(latenessMs).toLocaleString('en-GB')} ms ${latenessMs < 0 ? 'before' : 'after'} its time`;
  return Math.abs(latenessMs) < SECOND ? exact : `${exact} (${describeSpan(latenessMs)})`;
}
