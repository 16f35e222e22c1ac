import { DAY, HOUR, MINUTE } from '@/lib/foundation/time';

/** `now`, `5m`, `3h`, `2d`, as feeds write it. */
export function timeAgo(now: Date, createdAt: string): string {
  const ageMs = now.getTime() - new Date(createdAt).getTime();
  if (ageMs < MINUTE) return 'now';
  if (ageMs < HOUR) return `${Math.floor(ageMs / MINUTE)}m`;
  if (ageMs < DAY) return `${Math.floor(ageMs / HOUR)}h`;
  return `${Math.floor(ageMs / DAY)}d`;
}
