import type { MediaItem } from '@/lib/contracts/media';
import { mediaIn } from '@/lib/contracts/options-of';
import type { Draft, DraftComposition } from '@/lib/contracts/post-drafts';
import { type Composition, emptyComposition } from './composition';

/** Everything that was typed, also for accounts that are not chosen; files of a variant, which no composer shows, stay. */
export function toDraft(composition: Composition, before: Pick<Draft, 'variants'> | null): DraftComposition {
  const { accountIds, content, media, options, overrides, ownOptions } = composition;
  const kept = before?.variants ?? {};
  const withFiles = Object.keys(kept).filter((id) => kept[id]?.mediaIds);
  const own = [...new Set([...Object.keys(overrides), ...Object.keys(ownOptions), ...withFiles])];
  const variants = own.map((id) => {
    const { mediaIds } = kept[id] ?? {};
    return [id, { content: overrides[id], options: ownOptions[id], ...(mediaIds && { mediaIds }) }] as const;
  });
  return {
    accountIds,
    content,
    mediaIds: media.map(({ id }) => id),
    options,
    variants: Object.fromEntries(variants),
  };
}

/** Every file that a draft names. */
export const filesOf = ({ mediaIds, options, variants }: DraftComposition): string[] => [
  ...mediaIds,
  ...[options, ...Object.values(variants).map((variant) => variant.options ?? {})].flatMap((each) =>
    mediaIn(each).map(({ id }) => id),
  ),
];

/** A draft as the composer holds it; `files` are those that it names. */
export function fromDraft(draft: Draft, files: readonly MediaItem[]): Composition {
  const own = Object.entries(draft.variants);
  const isPicture = (id: string): boolean => draft.mediaIds.includes(id);
  return {
    ...emptyComposition(draft.accountIds),
    content: draft.content,
    media: draft.mediaIds.flatMap((id) => files.find((file) => file.id === id) ?? []),
    options: draft.options,
    overrides: Object.fromEntries(own.flatMap(([id, { content }]) => (content === undefined ? [] : [[id, content]]))),
    ownOptions: Object.fromEntries(own.flatMap(([id, { options }]) => (options ? [[id, options]] : []))),
    attached: files.filter(({ id }) => !isPicture(id)),
  };
}
