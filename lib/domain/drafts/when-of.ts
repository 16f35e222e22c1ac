import type { ScheduleDraft } from '@/lib/contracts/post-drafts';
import { invalidField } from '@/lib/foundation/errors';
import type { BusinessContext } from '../context';
import { futureTime } from '../posts/future-time';

/** When a draft goes out: as it is asked, else at its own time; null where nobody has named one. */
export function whenOf(
  ctx: BusinessContext,
  draft: { scheduledAt: Date | null },
  { now, scheduledAt, slot }: ScheduleDraft,
): Date | 'next_slot' | null {
  if (now) return ctx.now;
  if (slot) return 'next_slot';
  if (scheduledAt) return futureTime(scheduledAt, ctx.now);
  if (!draft.scheduledAt) return null;
  if (draft.scheduledAt > ctx.now) return draft.scheduledAt;
  const passed = `Its time, ${draft.scheduledAt.toISOString()}, has passed. Choose another one, or send it now.`;
  throw invalidField('scheduledAt', 'in_the_past', passed);
}
