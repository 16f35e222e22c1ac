import { type DraftComposition, draftCompositionSchema } from '@/lib/contracts/post-drafts';
import { type Publish, publishSchema } from '@/lib/contracts/publish';
import { AppError } from '@/lib/foundation/errors';
import type { BusinessContext } from '../context';
import { knownParts } from '../posts/known-parts';
import { resolveTargets, type Target } from '../posts/resolve-targets';

/** A draft as a post that every network it names would take. @throws AppError naming whatever is missing or wrong. */
export async function readyComposition(
  ctx: BusinessContext,
  stored: unknown,
): Promise<{ input: Publish; targets: Target[] }> {
  const parsed = publishSchema.safeParse(withoutUnchosen(draftCompositionSchema.parse(stored)));
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message }));
    throw new AppError('invalid_input', errors[0]?.message ?? 'This draft is not complete.', { errors });
  }
  return { input: parsed.data, targets: resolveTargets(parsed.data, await knownParts(ctx, parsed.data)) };
}

/** What accounts that are not chosen have of their own is kept in the draft, and not sent. */
const withoutUnchosen = ({ variants, ...draft }: DraftComposition): DraftComposition => ({
  ...draft,
  variants: Object.fromEntries(Object.entries(variants).filter(([id]) => draft.accountIds.includes(id))),
});
