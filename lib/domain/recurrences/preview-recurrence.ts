import type { PreviewRecurrence, PreviewRecurrenceResponse } from '@/lib/contracts/recurrence-rule';
import { type BusinessContext, requirePermission } from '../context';
import { type Occurrence, occurrencesAfter } from './occurrences';

const SHOWN = 5;

/** The next times at which a rule would come, clocks that are set included. Nothing is written. */
export async function previewRecurrence(
  ctx: BusinessContext,
  { rule, zone = ctx.business.timeZone }: PreviewRecurrence,
): Promise<PreviewRecurrenceResponse> {
  requirePermission(ctx, 'read');
  const shown: Occurrence[] = [];
  for (const occurrence of occurrencesAfter({ rule, zone }, ctx.now)) {
    shown.push(occurrence);
    if (shown.length === SHOWN) break;
  }
  return { data: { zone, occurrences: shown.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })) } };
}
