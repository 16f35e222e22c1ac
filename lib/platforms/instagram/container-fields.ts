import type { GraphRequest } from '../meta/graph';
import type { PublishInput, PublishMedia } from '../platform';
import { captionOf, isStory } from './caption';

type Fields = NonNullable<GraphRequest['fields']>;

/** One picture, one reel or one story: the container that holds the whole post. */
export function singleFields(input: PublishInput, file: PublishMedia): Fields {
  if (isStory(input)) return { media_type: 'STORIES', ...sourceOf(file) };
  if (file.kind === 'video') return { media_type: 'REELS', ...sourceOf(file), ...shared(input), ...reelFields(input) };
  return { ...sourceOf(file), alt_text: file.altText ?? undefined, ...shared(input) };
}

export const childFields = (file: PublishMedia): Fields =>
  file.kind === 'video'
    ? { media_type: 'VIDEO', ...sourceOf(file), is_carousel_item: true }
    : { ...sourceOf(file), alt_text: file.altText ?? undefined, is_carousel_item: true };

export const carouselFields = (input: PublishInput, children: readonly string[]): Fields => ({
  media_type: 'CAROUSEL',
  children: children.join(','),
  ...shared(input),
});

const sourceOf = ({ kind, publicUrl }: PublishMedia): Fields =>
  kind === 'video' ? { video_url: publicUrl } : { image_url: publicUrl };

function shared(input: PublishInput): Fields {
  const caption = captionOf(input);
  const collaborators = (input.options.instagram?.collaborators ?? []).map((name) => name.replace(/^@/, ''));
  return {
    ...(caption.trim() === '' ? {} : { caption }),
    ...(collaborators.length === 0 ? {} : { collaborators }),
  };
}

/** A cover of its own goes before a frame of the video. */
function reelFields({ options, optionMedia }: PublishInput): Fields {
  const { shareToFeed = true, coverMediaId, thumbOffsetMs } = options.instagram ?? {};
  const cover = coverMediaId === undefined ? undefined : optionMedia.get(coverMediaId)?.publicUrl;
  return {
    share_to_feed: shareToFeed,
    ...(cover ? { cover_url: cover } : {}),
    ...(cover || thumbOffsetMs === undefined ? {} : { thumb_offset: String(thumbOffsetMs) }),
  };
}
