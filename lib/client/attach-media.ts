import type { PostOptions } from '@/lib/contracts/post-options';
import { writeOptions, writeSharedOptions } from './write-options';

/** Where in a composition a file belongs. `accountId` null: in the options for all. Parts are counted from 0. */
export type MediaPlace =
  | { slot: 'post' }
  | { slot: 'thumbnail' | 'cover'; accountId: string | null }
  | { slot: 'thread'; part: number; accountId: string | null };

type OptionPlace = Exclude<MediaPlace, { slot: 'post' }>;

export const isSamePlace = (one: MediaPlace, other: MediaPlace): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Names a stored file in the options; where its place is gone by now, they stay as they are. */
export function attachMedia(options: PostOptions, place: OptionPlace, mediaId: string): PostOptions {
  switch (place.slot) {
    case 'thumbnail':
      return options.link
        ? writeSharedOptions(options, { link: { ...options.link, thumbnailMediaId: mediaId } })
        : options;
    case 'cover':
      return writeOptions(options, 'instagram', { coverMediaId: mediaId, thumbOffsetMs: undefined });
    case 'thread': {
      const thread = (options.x?.thread ?? []).map((part, index) =>
        index === place.part ? { ...part, mediaIds: [...part.mediaIds, mediaId] } : part,
      );
      return thread.length > place.part ? writeOptions(options, 'x', { thread }) : options;
    }
  }
}
