import type { MediaItem } from '@/lib/contracts/media';
import type { PostOptions } from '@/lib/contracts/post-options';
import { attachMedia, type MediaPlace } from './attach-media';
import { type Composition, optionsFor } from './composition';
import { writeOptions } from './write-options';

export type CompositionChange =
  | { type: 'accountToggled'; accountId: string }
  | { type: 'contentWritten'; content: string }
  | { type: 'overrideWritten'; accountId: string; content: string }
  | { type: 'overrideReset'; accountId: string }
  /** `accountId` null: for all accounts that have none of their own. */
  | { type: 'optionsWritten'; accountId: string | null; options: PostOptions }
  | { type: 'optionsReset'; accountId: string }
  | { type: 'mediaAdded'; item: MediaItem; place: MediaPlace }
  | { type: 'mediaRemoved'; mediaId: string }
  | { type: 'mediaMoved'; mediaId: string; by: -1 | 1 }
  | { type: 'altTextWritten'; mediaId: string; altText: string }
  | { type: 'replaced'; composition: Composition };

export function changeComposition(current: Composition, change: CompositionChange): Composition {
  switch (change.type) {
    case 'accountToggled': {
      const { accountId } = change;
      const rest = current.accountIds.filter((id) => id !== accountId);
      return { ...current, accountIds: rest.length < current.accountIds.length ? rest : [...rest, accountId] };
    }
    case 'contentWritten':
      return { ...current, content: change.content };
    case 'overrideWritten':
      return { ...current, overrides: { ...current.overrides, [change.accountId]: change.content } };
    case 'overrideReset':
      return { ...current, overrides: without(current.overrides, change.accountId) };
    case 'optionsWritten':
      return withOptions(current, change.accountId, change.options);
    case 'optionsReset':
      return { ...current, ownOptions: without(current.ownOptions, change.accountId) };
    case 'mediaAdded':
      return withMedia(current, change.item, change.place);
    case 'mediaRemoved':
      return { ...current, media: current.media.filter((item) => item.id !== change.mediaId) };
    case 'mediaMoved':
      return { ...current, media: moved(current.media, change.mediaId, change.by) };
    case 'altTextWritten': {
      const described = (item: MediaItem) => (item.id === change.mediaId ? { ...item, altText: change.altText } : item);
      return { ...current, media: current.media.map(described), attached: current.attached.map(described) };
    }
    case 'replaced':
      return change.composition;
  }
}

function without<Value>(all: Record<string, Value>, accountId: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => id !== accountId));
}

const withOptions = (current: Composition, accountId: string | null, options: PostOptions): Composition =>
  accountId === null
    ? { ...current, options }
    : { ...current, ownOptions: { ...current.ownOptions, [accountId]: options } };

function withMedia(current: Composition, item: MediaItem, place: MediaPlace): Composition {
  if (place.slot === 'post') return withTitle({ ...current, media: [...current.media, item] }, item);
  const options = attachMedia(optionsFor(current, place.accountId), place, item.id);
  const attached = [...current.attached.filter(({ id }) => id !== item.id), item];
  return withOptions({ ...current, attached }, place.accountId, options);
}

/** LinkedIn shows a document under a title: until somebody writes one, it is the file's name. */
function withTitle(current: Composition, { kind, fileName }: MediaItem): Composition {
  if (kind !== 'document' || current.options.linkedin?.documentTitle) return current;
  const documentTitle = fileName.replace(/\.[^.]+$/, '');
  return { ...current, options: writeOptions(current.options, 'linkedin', { documentTitle }) };
}

function moved(media: MediaItem[], mediaId: string, by: -1 | 1): MediaItem[] {
  const from = media.findIndex((item) => item.id === mediaId);
  const item = media[from];
  if (!item) return media;
  const rest = media.filter((each) => each.id !== mediaId);
  rest.splice(Math.max(0, from + by), 0, item);
  return rest;
}
