import type { MediaItem } from '@/lib/contracts/media';
import type { Publish } from '@/lib/contracts/publish';

/** What a person writes: one text and its pictures for several accounts, with a text of its own where an account has one. */
export interface Composition {
  accountIds: string[];
  content: string;
  media: MediaItem[];
  /** The accounts whose text is their own. */
  overrides: Record<string, string>;
}

export type CompositionChange =
  | { type: 'accountToggled'; accountId: string }
  | { type: 'contentWritten'; content: string }
  | { type: 'overrideWritten'; accountId: string; content: string }
  | { type: 'overrideReset'; accountId: string }
  | { type: 'mediaAdded'; item: MediaItem }
  | { type: 'mediaRemoved'; mediaId: string }
  | { type: 'mediaMoved'; mediaId: string; by: -1 | 1 }
  | { type: 'altTextWritten'; mediaId: string; altText: string }
  | { type: 'replaced'; composition: Composition };

export const emptyComposition = (accountIds: string[] = []): Composition => ({
  accountIds,
  content: '',
  media: [],
  overrides: {},
});

export const isBlank = ({ content, media, overrides }: Composition): boolean =>
  content.trim() === '' && media.length === 0 && Object.keys(overrides).length === 0;

/** The text that one account will post. */
export const textFor = (composition: Composition, accountId: string): string =>
  composition.overrides[accountId] ?? composition.content;

function withoutOverride(overrides: Record<string, string>, accountId: string): Record<string, string> {
  return Object.fromEntries(Object.entries(overrides).filter(([id]) => id !== accountId));
}

function moved(media: MediaItem[], mediaId: string, by: -1 | 1): MediaItem[] {
  const from = media.findIndex((item) => item.id === mediaId);
  const item = media[from];
  if (!item) return media;
  const rest = media.filter((each) => each.id !== mediaId);
  rest.splice(Math.max(0, from + by), 0, item);
  return rest;
}

export function changeComposition(current: Composition, change: CompositionChange): Composition {
  switch (change.type) {
    case 'accountToggled': {
      const chosen = current.accountIds.includes(change.accountId);
      const accountIds = chosen
        ? current.accountIds.filter((id) => id !== change.accountId)
        : [...current.accountIds, change.accountId];
      return { ...current, accountIds };
    }
    case 'contentWritten':
      return { ...current, content: change.content };
    case 'overrideWritten':
      return { ...current, overrides: { ...current.overrides, [change.accountId]: change.content } };
    case 'overrideReset':
      return { ...current, overrides: withoutOverride(current.overrides, change.accountId) };
    case 'mediaAdded':
      return { ...current, media: [...current.media, change.item] };
    case 'mediaRemoved':
      return { ...current, media: current.media.filter((item) => item.id !== change.mediaId) };
    case 'mediaMoved':
      return { ...current, media: moved(current.media, change.mediaId, change.by) };
    case 'altTextWritten': {
      const { mediaId, altText } = change;
      return { ...current, media: current.media.map((item) => (item.id === mediaId ? { ...item, altText } : item)) };
    }
    case 'replaced':
      return change.composition;
  }
}

/** The body of a publish request. Texts of accounts that are not chosen stay in the composition but are not sent. */
export function toPublish(composition: Composition, businessId: string): Publish {
  const chosen = Object.entries(composition.overrides).filter(([id]) => composition.accountIds.includes(id));
  return {
    businessId,
    accountIds: composition.accountIds,
    content: composition.content,
    mediaIds: composition.media.map((item) => item.id),
    options: {},
    variants: Object.fromEntries(chosen.map(([id, content]) => [id, { content }])),
  };
}
