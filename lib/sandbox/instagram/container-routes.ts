import { selectFields } from '../meta/field-selection';
import { missingParameter, noSuchObject } from '../meta/graph-error';
import { newInstagramId } from '../meta/graph-id';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import type { World } from '../world';
import { accountOfPath } from './access';
import { acceptsCaption } from './caption';
import { type Container, findContainer, saveContainer, statusOf } from './container';
import { type FetchedSource, fetchImage, fetchVideo } from './media-source';
import type { Professional } from './professionals';
import { checkReel } from './reel';
import { REFUSALS } from './refusals';

const MEDIA_TYPES = ['IMAGE', 'VIDEO', 'REELS', 'STORIES', 'CAROUSEL'] as const;
const MIN_CHILDREN = 2;
const MAX_CHILDREN = 10;

export const CONTAINER_ROUTES: readonly GraphRoute[] = [
  {
    method: 'POST',
    path: '/:id/media',
    network: 'instagram',
    operation: 'upload',
    accepts: [
      'image_url',
      'video_url',
      'media_type',
      'is_carousel_item',
      'children',
      'caption',
      'alt_text',
      'collaborators',
      'user_tags',
      'location_id',
      'thumb_offset',
      'cover_url',
      'share_to_feed',
    ],
    answer: createContainer,
  },
];

/** POST `/{ig}/media`: fetches what it is pointed at and answers the container's id. Nothing is public yet. */
async function createContainer(call: AuthorizedCall): Promise<object> {
  const { world, params } = call;
  const account = await accountOfPath(call, 'publish');
  const caption = params.text('caption') ?? '';
  if (!acceptsCaption(caption)) throw REFUSALS.caption();
  const isCarouselItem = params.flag('is_carousel_item', false);
  const mediaType = mediaTypeOf(call, isCarouselItem);
  await checkReel(call, mediaType);
  const id = await newInstagramId(world);
  const parts = { id, accountId: account.id, mediaType, caption, isCarouselItem };
  if (mediaType === 'CAROUSEL') {
    const children = await carouselChildren(world, account, params.list('children'));
    const failure = children.find((child) => child.failure !== null)?.failure ?? null;
    await saveContainer(world, { ...parts, media: children.flatMap(({ media }) => media), failure });
    return { id };
  }
  const { medium, failure } = await source(call, id, mediaType);
  await saveContainer(world, { ...parts, media: [medium], failure });
  return { id };
}

/** `VIDEO` is for a carousel's items alone: a single video is a reel. */
function mediaTypeOf({ params }: AuthorizedCall, isCarouselItem: boolean): Container['mediaType'] {
  const asked = params.text('media_type');
  if (asked === null && params.text('video_url') !== null) throw REFUSALS.mediaType();
  if (asked === null) return 'IMAGE';
  const known = MEDIA_TYPES.find((type) => type === asked);
  if (!known || (known === 'VIDEO' && !isCarouselItem)) throw REFUSALS.mediaType();
  return known;
}

function source(
  { world, params }: AuthorizedCall,
  id: string,
  mediaType: Container['mediaType'],
): Promise<FetchedSource> {
  const videoUrl = params.text('video_url');
  if (mediaType === 'VIDEO' || mediaType === 'REELS' || (mediaType === 'STORIES' && videoUrl !== null)) {
    if (videoUrl === null) throw missingParameter('video_url');
    return fetchVideo(world, id, videoUrl);
  }
  const imageUrl = params.text('image_url');
  if (imageUrl === null) throw missingParameter('image_url');
  return fetchImage(world, id, imageUrl, { altText: params.text('alt_text'), anyRatio: mediaType === 'STORIES' });
}

/** Two to ten FINISHED containers of the same account that were made as carousel items. */
async function carouselChildren(world: World, account: Professional, ids: unknown[] | null): Promise<Container[]> {
  if (ids === null) throw missingParameter('children');
  if (ids.length < MIN_CHILDREN || ids.length > MAX_CHILDREN) throw REFUSALS.carousel();
  const children: Container[] = [];
  for (const id of ids) {
    const child = await findContainer(world, String(id));
    if (!child || child.accountId !== account.id || !child.isCarouselItem) throw REFUSALS.noContainer();
    const status = statusOf(world, child);
    if (status === 'IN_PROGRESS') throw REFUSALS.notReady();
    if (status === 'EXPIRED') throw REFUSALS.expired();
    children.push(child);
  }
  return children;
}

const STATUS_TEXTS = {
  IN_PROGRESS: 'In Progress: Media is still being processed.',
  FINISHED: 'Finished: Media has been uploaded and it is ready to be published.',
  EXPIRED: 'Expired: The media container has expired.',
  PUBLISHED: 'Published: Media has been successfully published.',
} as const;

/** GET `/{container}?fields=status_code,status`. */
export async function describeContainer(call: AuthorizedCall, container: Container): Promise<object> {
  const account = await accountOfPath(call, 'publish', container.accountId);
  if (account.id !== container.accountId) throw noSuchObject(container.id, 'GET');
  const code = statusOf(call.world, container);
  const status = code === 'ERROR' ? (container.failure ?? 'Error') : STATUS_TEXTS[code];
  return selectFields('IGMediaBuilder', call.params.text('fields'), 'id', {
    id: () => container.id,
    status_code: () => code,
    status: () => status,
  });
}
