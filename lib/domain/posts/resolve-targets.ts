import type { DraftAccount, DraftMedia } from '@/lib/contracts/drafts/draft';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import { mediaIn, optionsOf } from '@/lib/contracts/options-of';
import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions } from '@/lib/contracts/post-options';
import { AppError, type FieldError } from '@/lib/foundation/errors';

interface Variant {
  content?: string | undefined;
  mediaIds?: string[] | undefined;
  options?: PostOptions | undefined;
}

export interface Composition {
  accountIds: string[];
  content: string;
  mediaIds: string[];
  options: PostOptions;
  variants: Record<string, Variant>;
}

/** What one account will show: the shared text, media and options, or its variant's. */
export interface Target {
  accountId: string;
  platform: Platform;
  content: string;
  mediaIds: string[];
  /** As `optionsOf` gives them to the account's network. */
  options: PostOptions;
}

export interface KnownParts {
  accounts: ReadonlyMap<string, DraftAccount & { platform: Platform }>;
  media: ReadonlyMap<string, DraftMedia>;
}

/** One target an account, each checked by its network's rules. Pure. @throws AppError with every problem at once. */
export function resolveTargets(composition: Composition, known: KnownParts): Target[] {
  const errors: FieldError[] = [];
  const targets = composition.accountIds.flatMap((accountId, index): Target[] => {
    const account = known.accounts.get(accountId);
    if (!account) {
      const message = `No connected account "${accountId}" in this business. Choose one of its accounts.`;
      errors.push({ path: `accountIds.${index}`, code: 'unknown_account', message });
      return [];
    }
    const variant = composition.variants[accountId] ?? {};
    const target: Target = {
      accountId,
      platform: account.platform,
      content: variant.content ?? composition.content,
      mediaIds: variant.mediaIds ?? composition.mediaIds,
      options: optionsOf(account.platform, variant.options ?? composition.options),
    };
    errors.push(...problemsOf(target, account, variant, known));
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

function problemsOf(target: Target, account: DraftAccount, variant: Variant, { media }: KnownParts): FieldError[] {
  const pathOf = (field: keyof Variant): string =>
    variant[field] === undefined ? field : `variants.${target.accountId}.${field}`;
  const named = [
    ...target.mediaIds.map((id, index) => ({ id, path: `${pathOf('mediaIds')}.${index}` })),
    ...mediaIn(target.options).map(({ id, path }) => ({ id, path: `${pathOf('options')}.${path}` })),
  ];
  const missing = named.filter(({ id }) => !media.has(id));
  if (missing.length > 0) {
    return missing.map(({ id, path }) => ({
      path,
      code: 'unknown_media',
      message: `No media "${id}" in this business. Upload it first.`,
    }));
  }
  const items = (ids: readonly string[]): DraftMedia[] => ids.flatMap((id) => media.get(id) ?? []);
  const draft = {
    account,
    text: target.content,
    media: items(target.mediaIds),
    options: target.options,
    thread: (target.options.x?.thread ?? []).map(({ content, mediaIds }) => ({
      text: content,
      media: items(mediaIds),
    })),
  };
  return DRAFT_RULES[target.platform].check(draft).map(({ path, code, message }) => ({
    path: path
      .replace(/^content/, pathOf('content'))
      .replace(/^media/, pathOf('mediaIds'))
      .replace(/^options/, pathOf('options')),
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
