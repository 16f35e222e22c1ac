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

/** Planned against actual, in words. Networks give whole seconds, so less than one is no difference. */
export function describeLateness(plannedAt: string, actualAt: string): string {
  const lateMs = Date.parse(actualAt) - Date.parse(plannedAt);
  if (Math.abs(lateMs) < SECOND) return 'on the second';
  return lateMs > 0 ? `${describeSpan(lateMs)} after its time` : `${describeSpan(lateMs)} before its time`;
}
