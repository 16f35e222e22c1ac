import { redirect } from 'next/navigation';
import { filesOf, fromDraft } from '@/lib/client/draft-composition';
import type { OpenedDraft } from '@/lib/client/use-composer';
import type { BusinessContext } from '@/lib/domain/context';
import { getDraft } from '@/lib/domain/drafts/get-draft';
import { listMedia } from '@/lib/domain/media/list-media';
import { routes } from '@/lib/foundation/routes';
import { orNotFound } from '../or-not-found';

/** The draft that the address names, with its files; one that is in the queue already is shown instead. */
export async function openDraft(ctx: BusinessContext, id: string): Promise<OpenedDraft> {
  const draft = await getDraft(ctx, id).catch(orNotFound);
  if (draft.state === 'scheduled') redirect(routes.draft(ctx.business.slug, id));
  return { draft, composition: fromDraft(draft, await listMedia(ctx, filesOf(draft))) };
}
