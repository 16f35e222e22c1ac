import type { ScheduleDraft, ScheduledDraftResponse } from '@/lib/contracts/post-drafts';
import { prisma } from '@/lib/data/db/client';
import { invalidField } from '@/lib/foundation/errors';
import { type BusinessContext, requirePermission } from '../context';
import { mayGoOutUnreviewed, needsApproval } from './approval';
import { queueDraft } from './queue-draft';
import { rowOf } from './read-draft';
import { requireArrow } from './take-arrow';
import { whenOf } from './when-of';

/** Puts an approved draft into the queue, or any draft by somebody who needs no approval. */
export async function scheduleDraft(
  ctx: BusinessContext,
  id: string,
  input: ScheduleDraft,
): Promise<ScheduledDraftResponse> {
  requirePermission(ctx, 'publish');
  const draft = await rowOf(prisma(), ctx, id);
  const isFree = await mayGoOutUnreviewed(prisma(), ctx);
  if (draft.state === 'draft' && !isFree) throw needsApproval(ctx);
  const arrow = isFree ? 'scheduleUnreviewed' : 'schedule';
  requireArrow(draft.state, arrow);
  const when = whenOf(ctx, draft, input);
  if (!when) throw invalidField('scheduledAt', 'required', 'Say when it goes out: now, scheduledAt or slot.');
  const audit = { action: 'draft.scheduled', data: { version: input.version } };
  return queueDraft(ctx, draft, { arrow, version: input.version, when, data: {}, audit });
}
