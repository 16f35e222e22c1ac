import type { DraftMedia } from '@/lib/contracts/drafts/draft';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import type { Platform } from '@/lib/contracts/platform';
import { AppError, type FieldError } from '@/lib/foundation/errors';

export interface Composition {
  accountIds: string[];
  content: string;
  mediaIds: string[];
  variants: Record<string, { content?: string | undefined; mediaIds?: string[] | undefined }>;
}

/** What one account will show: the shared text and media, or its variant's. */
export interface Target {
  accountId: string;
  platform: Platform;
  content: string;
  mediaIds: string[];
}

interface Known {
  accounts: ReadonlyMap<string, { platform: Platform; displayName: string }>;
  media: ReadonlyMap<string, DraftMedia>;
}

/** One target an account, each checked by its network's rules. Pure. @throws AppError with every problem at once. */
export function resolveTargets(composition: Composition, known: Known): Target[] {
  const errors: FieldError[] = [];
  const targets = composition.accountIds.flatMap((accountId, index): Target[] => {
    const account = known.accounts.get(accountId);
    if (!account) {
      const message = `No connected account "${accountId}" in this business. Choose one of its accounts.`;
      errors.push({ path: `accountIds.${index}`, code: 'unknown_account', message });
      return [];
    }
    const variant = composition.variants[accountId];
    const target: Target = {
      accountId,
      platform: account.platform,
      content: variant?.content ?? composition.content,
      mediaIds: variant?.mediaIds ?? composition.mediaIds,
    };
    errors.push(...problemsOf(target, variant ?? {}, known));
    return [target];
  });
  for (const accountId of Object.keys(composition.variants)) {
    if (composition.accountIds.includes(accountId)) continue;
    const message = `There is a variant for "${accountId}", which is not among accountIds. Add the account or drop the variant.`;
    errors.push({ path: `variants.${accountId}`, code: 'unknown_account', message });
  }
  if (errors.length > 0) throw new AppError('invalid_input', summary(errors), { errors: unique(errors) });
  return targets;
}

function problemsOf(target: Target, variant: Composition['variants'][string], { media }: Known): FieldError[] {
  const own = `variants.${target.accountId}.`;
  const mediaPath = variant.mediaIds === undefined ? 'mediaIds' : `${own}mediaIds`;
  const contentPath = variant.content === undefined ? 'content' : `${own}content`;
  const missing = target.mediaIds.flatMap((id, index): FieldError[] =>
    media.has(id)
      ? []
      : [
          {
            path: `${mediaPath}.${index}`,
            code: 'unknown_media',
            message: `No media "${id}" in this business. Upload it first.`,
          },
        ],
  );
  if (missing.length > 0) return missing;
  const items = target.mediaIds.flatMap((id) => media.get(id) ?? []);
  return DRAFT_RULES[target.platform].check({ text: target.content, media: items }).map(({ path, code, message }) => ({
    path: path === 'content' ? contentPath : path.replace(/^media/, mediaPath),
    code,
    message,
  }));
}

const unique = (errors: FieldError[]): FieldError[] => [
  ...new Map(errors.map((error) => [`${error.path} ${error.message}`, error])).values(),
];

const summary = (errors: FieldError[]): string =>
  errors.length === 1
    ? (errors[0]?.message ?? '')
    : `${unique(errors).length} things keep this post from being sent; see errors.`;
