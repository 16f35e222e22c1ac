import { mediaIn } from '@/lib/contracts/options-of';
import type { DraftComposition } from '@/lib/contracts/post-drafts';
import type { Transaction } from '@/lib/data/db/transaction';
import { AppError, type FieldError } from '@/lib/foundation/errors';
import type { BusinessContext } from '../context';

/** Whatever a draft names must be the business's own; whether an account is still connected is asked later. @throws AppError */
export async function requireOwnParts(
  on: Pick<Transaction['prisma'], 'media' | 'socialAccount'>,
  ctx: BusinessContext,
  { accountIds, mediaIds, options, variants }: DraftComposition,
): Promise<void> {
  const businessId = ctx.business.id;
  const named = [...accountIds, ...Object.keys(variants)];
  const versions = [{ mediaIds, options }, ...Object.values(variants)];
  const files = versions.flatMap((each) => [
    ...(each.mediaIds ?? []),
    ...mediaIn(each.options ?? {}).map(({ id }) => id),
  ]);
  const accounts = await on.socialAccount.findMany({ where: { businessId, id: { in: named } }, select: { id: true } });
  const media = await on.media.findMany({ where: { businessId, id: { in: files } }, select: { id: true } });
  const errors = [
    ...accountIds.flatMap((id, index) => missing('account', id, accounts, `accountIds.${index}`)),
    ...Object.keys(variants).flatMap((id) => missing('account', id, accounts, `variants.${id}`)),
    ...files.flatMap((id) => missing('media', id, media, 'mediaIds')),
  ];
  const [first] = errors;
  if (first) throw new AppError('invalid_input', first.message, { errors });
}

const missing = (what: 'account' | 'media', id: string, found: { id: string }[], path: string): FieldError[] =>
  found.some((each) => each.id === id)
    ? []
    : [{ path, code: `unknown_${what}`, message: `No ${what} "${id}" in this business. Take it out of the draft.` }];
