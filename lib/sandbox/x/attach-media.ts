import type { LedgerMedia } from '../ledger';
import type { World } from '../world';
import { findMedia, type Media, processingInfo } from './media-records';
import type { XUser } from './people';
import { invalidRequest } from './problems';

/** The media of a new post, each its author's and ready; up to four pictures, or one GIF, or one video. Or the refusal. */
export async function attachMedia(world: World, user: XUser, ids: string[]): Promise<LedgerMedia[] | Response> {
  const found: Media[] = [];
  for (const id of ids) {
    const media = await findMedia(world, id, user.id);
    const info = media && (await processingInfo(world, media));
    const isReady = media !== null && media.finalizedAtMs !== null && (info === null || info.state === 'succeeded');
    if (!isReady || found.some((other) => other.id === id)) {
      const message = 'Your media IDs are invalid.';
      return invalidRequest([{ message, parameters: { 'media.media_ids': ids } }], message);
    }
    found.push(media);
  }
  if (found.length > 1 && found.some(({ category }) => category !== 'tweet_image')) {
    return invalidRequest([{ message: 'You may add up to 4 photos, or 1 animated GIF, or 1 video to a Tweet.' }]);
  }
  return found.map((media) => ({
    id: media.id,
    kind: kindOf(media),
    path: `/x/media/${media.id}`,
    altText: media.altText,
  }));
}

function kindOf({ category }: Media): LedgerMedia['kind'] {
  if (category === 'tweet_image') return 'image';
  return category === 'tweet_gif' ? 'gif' : 'video';
}
