import { DAY, MINUTE, SECOND } from '@/lib/foundation/time';
import { isObject } from '../json';
import { GraphError, invalidParameter } from '../meta/graph-error';
import { newFacebookId } from '../meta/graph-id';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { pageToWriteOn } from './access';
import { acceptPost } from './page-post';
import { claimPhotos } from './photo-store';
import { uploadPhoto } from './photos';

const MAX_MESSAGE_LENGTH = 63_206;
const MAX_ATTACHMENTS = 10;
const MIN_SCHEDULE_MS = 10 * MINUTE;
const MAX_SCHEDULE_MS = 75 * DAY;

export const PUBLISH_ROUTES: readonly GraphRoute[] = [
  {
    method: 'POST',
    path: '/:id/feed',
    network: 'facebook',
    operation: 'publish',
    accepts: ['message', 'link', 'published', 'scheduled_publish_time', 'attached_media'],
    answer: publishToFeed,
  },
  {
    method: 'POST',
    path: '/:id/photos',
    network: 'facebook',
    operation: (params) => (params.flag('published', true) ? 'publish' : 'upload'),
    accepts: ['url', 'caption', 'message', 'published', 'alt_text_custom', 'temporary'],
    answer: uploadPhoto,
  },
];

async function publishToFeed(call: AuthorizedCall): Promise<object> {
  const { world, params } = call;
  const page = await pageToWriteOn(call, 'pages_manage_posts');
  const message = params.text('message') ?? '';
  const link = params.text('link');
  const photoIds = attachedPhotos(params.list('attached_media'));
  checkMessage(message);
  if (link !== null) checkLink(link);
  if (message.trim() === '' && link === null && photoIds.length === 0) throw nothingToPost();
  const published = params.flag('published', true);
  checkSchedule(call, published);

  const id = `${page.id}_${await newFacebookId(world)}`;
  const media = await claimPhotos(world, page.id, photoIds, id);
  await acceptPost(world, { page, id, message, link, media, kind: media.length > 0 ? 'photo' : 'status', published });
  return { id };
}

function attachedPhotos(attached: unknown[] | null): string[] {
  const ids = (attached ?? []).map((item) => {
    const id = isObject(item) ? item.media_fbid : null;
    if (typeof id !== 'string' && typeof id !== 'number') {
      throw invalidParameter('Param attached_media must be an array of objects with media_fbid.');
    }
    return String(id);
  });
  if (ids.length > MAX_ATTACHMENTS) {
    throw invalidParameter(`Too many attached_media: at most ${MAX_ATTACHMENTS} are allowed.`);
  }
  return ids;
}

function checkMessage(message: string): void {
  if ([...message].length <= MAX_MESSAGE_LENGTH) return;
  throw new GraphError({
    code: 100,
    subcode: 1346003,
    message: 'Invalid parameter',
    title: 'Message Too Long',
    userMessage: `A post can have at most ${MAX_MESSAGE_LENGTH} characters.`,
  });
}

function checkLink(link: string): void {
  if (/^https?:\/\/[^\s/]+\.[^\s]+|^https?:\/\/localhost/.test(link) && URL.canParse(link)) return;
  throw new GraphError({
    code: 100,
    subcode: 1609005,
    message: 'Invalid parameter',
    title: 'Link Error',
    userMessage: 'There was a problem scraping the data in the link. Please check the link and try again.',
  });
}

function checkSchedule({ world, params }: AuthorizedCall, published: boolean): void {
  const at = params.text('scheduled_publish_time');
  if (at === null) return;
  const aheadMs = Number(at) * SECOND - world.now().getTime();
  if (published) throw invalidParameter('You cannot specify a scheduled publish time on a published post');
  if (!(aheadMs >= MIN_SCHEDULE_MS && aheadMs <= MAX_SCHEDULE_MS)) {
    throw invalidParameter('The specified scheduled publish time is invalid.');
  }
}

const nothingToPost = (): GraphError =>
  new GraphError({
    code: 100,
    subcode: 1349125,
    message: '(#100) Missing message or attachment',
    title: 'Missing Message Or Attachment',
    userMessage: 'Missing message or attachment.',
  });
