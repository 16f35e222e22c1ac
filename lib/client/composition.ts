import type { MediaItem } from '@/lib/contracts/media';
import type { PostOptions } from '@/lib/contracts/post-options';
import type { Publish } from '@/lib/contracts/publish';

/** What a person writes: one text, its files and options for several accounts, and what an account has of its own. */
export interface Composition {
  accountIds: string[];
  content: string;
  media: MediaItem[];
  /** The accounts whose text is their own. */
  overrides: Record<string, string>;
  options: PostOptions;
  /** The accounts whose options are their own: all of them, in the place of the shared ones. */
  ownOptions: Record<string, PostOptions>;
  /** The files that options name: a thumbnail, a cover, the pictures of a thread. */
  attached: MediaItem[];
}

export const emptyComposition = (accountIds: string[] = []): Composition => ({
  accountIds,
  content: '',
  media: [],
  overrides: {},
  options: {},
  ownOptions: {},
  attached: [],
});

export const isBlank = ({ content, media, overrides, options, ownOptions }: Composition): boolean =>
  content.trim() === '' &&
  media.length === 0 &&
  [overrides, options, ownOptions].every((part) => Object.keys(part).length === 0);

/** The text that one account will post; null: the text for all. */
export const textFor = ({ content, overrides }: Composition, accountId: string | null): string =>
  (accountId === null ? undefined : overrides[accountId]) ?? content;

/** The options that one account will post with; null: those for all. */
export const optionsFor = ({ options, ownOptions }: Composition, accountId: string | null): PostOptions =>
  (accountId === null ? undefined : ownOptions[accountId]) ?? options;

/** The body of a publish request. What accounts that are not chosen have of their own is kept but not sent. */
export function toPublish(composition: Composition, businessId: string): Publish {
  const { accountIds, content, media, options, overrides, ownOptions } = composition;
  const own = accountIds.filter((id) => overrides[id] !== undefined || ownOptions[id] !== undefined);
  return {
    businessId,
    accountIds,
    content,
    mediaIds: media.map((item) => item.id),
    options,
    variants: Object.fromEntries(own.map((id) => [id, { content: overrides[id], options: ownOptions[id] }])),
  };
}
