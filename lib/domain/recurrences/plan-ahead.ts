import type { RecurringComposition } from '@/lib/contracts/recurrences';
import { DAY, HOUR, plus } from '@/lib/foundation/time';
import { type Occurrence, occurrencesAfter, type ZonedRule } from './occurrences';

/** How far ahead the posts of a series stand on the calendar, and how many rows it may have there. */
const HORIZON_MS = 60 * DAY;
const MAX_ROWS_AHEAD = 600;
const LEAST_AHEAD = 2;

export interface Plan {
  occurrences: Occurrence[];
  /** When to look again; null: nothing is to come any more. */
  planAt: Date | null;
}

type Rows = Pick<RecurringComposition, 'accountIds' | 'options' | 'variants'>;

/** At most how many rows one occurrence has: a post an account, and what follows each. */
function rowsEach({ accountIds, options, variants }: Rows): number {
  const versions = [options, ...Object.values(variants).flatMap((variant) => variant.options ?? [])];
  const following = versions.map(({ x, firstComment }) => (x?.thread?.length ?? 0) + (firstComment ? 1 : 0));
  return accountIds.length * (1 + Math.max(...following));
}

/** What of a rule is to stand on the calendar now. Pure. */
export function planAhead(rule: ZonedRule, composition: Rows, now: Date): Plan {
  const most = Math.max(LEAST_AHEAD, Math.floor(MAX_ROWS_AHEAD / rowsEach(composition)));
  const occurrences: Occurrence[] = [];
  for (const occurrence of occurrencesAfter(rule, now)) {
    const [first] = occurrences;
    const entersAt = plus(occurrence.at, -HORIZON_MS);
    // The next one at least always stands there, however far it is.
    if (first && (entersAt > now || occurrences.length === most)) {
      const onceFirstIsPast = plus(first.at, HOUR);
      const isEnough = occurrences.length === most || onceFirstIsPast < entersAt;
      return { occurrences, planAt: isEnough ? onceFirstIsPast : entersAt };
    }
    occurrences.push(occurrence);
  }
  return { occurrences, planAt: occurrences.at(-1)?.at ?? null };
}
