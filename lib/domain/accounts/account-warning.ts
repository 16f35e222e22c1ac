import type { WarningLevel } from '@/lib/contracts/accounts';
import { DAY } from '@/lib/foundation/time';

/** Days ahead of the end at which a warning is given, the first one first. */
export const WARNING_DAYS = [14, 7, 2] as const;
export type WarningDays = (typeof WARNING_DAYS)[number];

const LEVELS = { 14: 'notice', 7: 'soon', 2: 'urgent' } as const satisfies Record<WarningDays, WarningLevel>;

export interface AccessFacts {
  /** A new access token can be had without the person. */
  canRefresh: boolean;
  refreshRefused: boolean;
  tokenExpiresAt: Date | null;
  refreshExpiresAt: Date | null;
  dataAccessExpiresAt: Date | null;
}

/** When an account stops posting unless its person connects it again; null while nothing ends. Pure. */
export function endOfAccess(facts: AccessFacts): Date | null {
  const isKeptAlive = facts.canRefresh && !facts.refreshRefused;
  const ends = [isKeptAlive ? facts.refreshExpiresAt : facts.tokenExpiresAt, facts.dataAccessExpiresAt];
  return ends.reduce((first, end) => (end !== null && (first === null || end < first) ? end : first), null);
}

/** The stage of warning that an end has reached; null while it is further off than the first. Pure. */
export function warningDays(endsAt: Date | null, now: Date): WarningDays | null {
  if (endsAt === null) return null;
  const days = (endsAt.getTime() - now.getTime()) / DAY;
  return WARNING_DAYS.findLast((stage) => days <= stage) ?? null;
}

export const warningLevel = (days: WarningDays): WarningLevel => LEVELS[days];
