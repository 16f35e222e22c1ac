import { readablePosts } from '../ledger';
import { invalidParameter } from '../meta/graph-error';
import { newFacebookId } from '../meta/graph-id';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { graphTime } from '../meta/graph-time';
import { pageOf } from '../meta/paging';
import { pageOfPath, pageToWriteOn, requireScopes } from './access';
import { acceptPost, isStory } from './page-post';
import { claimPhotos } from './photo-store';

export const STORY_ROUTES: readonly GraphRoute[] = [
  {
    method: 'POST',
    path: '/:id/photo_stories',
    network: 'facebook',
    operation: 'publish',
    accepts: ['photo_id'],
    answer: publishPhotoStory,
  },
  { method: 'GET', path: '/:id/stories', network: 'facebook', operation: 'read', answer: list },
];

/** POST `/{page}/photo_stories`: a photo that was uploaded unpublished becomes a story, once. */
async function publishPhotoStory(call: AuthorizedCall): Promise<object> {
  const { world, params } = call;
  const page = await pageToWriteOn(call, 'pages_manage_posts');
  const id = `${page.id}_${await newFacebookId(world)}`;
  const media = await claimPhotos(world, page.id, [params.required('photo_id')], id);
  await acceptPost(world, { page, id, message: '', link: null, media, kind: 'story', published: true });
  return { success: true, post_id: id };
}

const FIELDS = ['post_id', 'status', 'creation_time', 'media_type', 'media_id', 'url'];

/** Newest first. */
async function list(call: AuthorizedCall): Promise<object> {
  const { world, params, origin } = call;
  const page = await pageOfPath(call);
  requireScopes(call, 'pages_read_engagement');
  const asked = params.list('fields')?.map(String) ?? FIELDS;
  const unknown = asked.find((field) => !FIELDS.includes(field));
  if (unknown) throw invalidParameter(`Tried accessing nonexisting field (${unknown}) on node type (PageStory)`);
  const stories = (await readablePosts(world, 'facebook', page.id)).filter(isStory).reverse();
  const { items, paging } = pageOf(stories, ({ id }) => id, params, call.url);
  const data = items.map((story) => {
    const [medium] = story.media;
    const all: Record<string, unknown> = {
      post_id: story.id,
      status: 'published',
      creation_time: graphTime(story.createdAt),
      media_type: medium?.kind === 'video' ? 'video' : 'photo',
      media_id: medium?.id,
      url: new URL(story.permalinkPath, origin).href,
    };
    return Object.fromEntries(asked.map((field) => [field, all[field]]));
  });
  return { data, ...(paging ? { paging } : {}) };
}
