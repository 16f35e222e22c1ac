import type { RecurrenceRule } from './recurrence-rule';

/** When a composition goes out. */
export type When =
  | { kind: 'now' }
  /** ISO 8601 in UTC. */
  | { kind: 'at'; scheduledAt: string }
  /** The next free posting time of each account. */
  | { kind: 'nextSlot' }
  | { kind: 'repeat'; rule: RecurrenceRule };
