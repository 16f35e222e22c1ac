import { findPost, isReadable, type LedgerPost, readablePosts } from '../ledger';
import { addComment, commentsOn } from '../meta/comments';
import { checkFields, type FieldSource, selectFields } from '../meta/field-selection';
import { missingParameter, noSuchObject } from '../meta/graph-error';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { graphTime, parseGraphTime } from '../meta/graph-time';
import { pageOf } from '../meta/paging';
import { accountOfPath } from './access';
import { describeAccount } from './account-node';
import { findContainer } from './container';
import { describeContainer } from './container-routes';
import { countOf } from './media-counts';
import { isInProfile, isStory } from './media-product';
import { findProfessional } from './professionals';

const MEDIA_FIELDS = [
  'id',
  'caption',
  'timestamp',
  'permalink',
  'shortcode',
  'username',
  'owner',
  'media_type',
  'media_product_type',
  'media_url',
  'alt_text',
  'like_count',
  'comments_count',
  'children',
] as const;
const instagram = { network: 'instagram' } as const;

export const MEDIA_ROUTES: readonly GraphRoute[] = [
  {
    ...instagram,
    method: 'GET',
    path: '/:id/media',
    operation: 'read',
    answer: (call) => listMedia(call, isInProfile),
  },
  { ...instagram, method: 'GET', path: '/:id/stories', operation: 'read', answer: (call) => listMedia(call, isStory) },
  { ...instagram, method: 'GET', path: '/:id/comments', operation: 'read', answer: comments },
  { ...instagram, method: 'POST', path: '/:id/comments', operation: 'publish', accepts: ['message'], answer: comment },
  { ...instagram, method: 'GET', path: '/:id', operation: 'read', answer: describeNode },
];

/** Newest first. */
async function listMedia(call: AuthorizedCall, isListed: (post: LedgerPost) => boolean): Promise<object> {
  const account = await accountOfPath(call, 'basic');
  checkFields('IGMedia', call.params.text('fields'), MEDIA_FIELDS);
  const sinceMs = parseGraphTime('since', call.params.text('since')) ?? Number.NEGATIVE_INFINITY;
  const found = (await readablePosts(call.world, 'instagram', account.id))
    .filter((post) => isListed(post) && new Date(post.createdAt).getTime() >= sinceMs)
    .reverse();
  const { items, paging } = pageOf(found, ({ id }) => id, call.params, call.url);
  const fields = call.params.text('fields');
  const data = await Promise.all(items.map((post) => selectFields('IGMedia', fields, 'id', mediaFields(call, post))));
  return { data, ...(paging ? { paging } : {}) };
}

/** Any object by its id: an account, a container or a media. */
async function describeNode(call: AuthorizedCall): Promise<object> {
  const id = call.param('id');
  if (id === 'me' || findProfessional(id)) return describeAccount(call);
  const container = await findContainer(call.world, id);
  if (container) return describeContainer(call, container);
  const post = await readableMedia(call, id);
  return selectFields('IGMedia', call.params.text('fields'), 'id', mediaFields(call, post));
}

/** A media of an account of this token's. @throws GraphError 100/33 */
export async function readableMedia(call: AuthorizedCall, id: string): Promise<LedgerPost> {
  const post = await findPost(call.world, 'instagram', id);
  if (!post || !(await isReadable(call.world, post))) throw noSuchObject(id, call.request.method);
  await accountOfPath(call, 'basic', post.accountId);
  return post;
}

function mediaFields(call: AuthorizedCall, post: LedgerPost): Record<(typeof MEDIA_FIELDS)[number], FieldSource> {
  const { world, origin } = call;
  const first = post.media[0];
  const type = String(post.details.mediaType);
  return {
    id: () => post.id,
    caption: () => post.text || undefined,
    timestamp: () => graphTime(post.createdAt),
    permalink: () => new URL(post.permalinkPath, origin).href,
    shortcode: () => post.details.shortcode,
    username: () => findProfessional(post.accountId)?.username,
    owner: () => ({ id: post.accountId }),
    media_type: () => (type === 'CAROUSEL' ? 'CAROUSEL_ALBUM' : first?.kind === 'video' ? 'VIDEO' : 'IMAGE'),
    media_product_type: () => (type === 'REELS' || type === 'STORIES' ? type.replace('STORIES', 'STORY') : 'FEED'),
    media_url: () => (first ? new URL(first.path, origin).href : undefined),
    alt_text: () => first?.altText ?? undefined,
    like_count: () => countOf(world, post, 'likes'),
    comments_count: async () => (await commentsOn(world, post)).length,
    children: () => (type === 'CAROUSEL' ? { data: post.media.map(({ id }) => ({ id })) } : undefined),
  };
}

const COMMENT_FIELDS = ['id', 'text', 'timestamp', 'username', 'from'];

async function comments(call: AuthorizedCall): Promise<object> {
  const post = await readableMedia(call, call.param('id'));
  await accountOfPath(call, 'comments', post.accountId);
  checkFields('IGComment', call.params.text('fields'), COMMENT_FIELDS);
  const found = (await commentsOn(call.world, post)).reverse();
  const { items, paging } = pageOf(found, ({ id }) => id, call.params, call.url);
  const shown = (one: LedgerPost) =>
    selectFields('IGComment', call.params.text('fields'), 'timestamp,text,id', {
      id: () => one.id,
      text: () => one.text,
      timestamp: () => graphTime(one.createdAt),
      username: () => findProfessional(one.accountId)?.username,
      from: () => ({ id: one.accountId, username: findProfessional(one.accountId)?.username }),
    });
  const data = await Promise.all(items.map(shown));
  return { data, ...(paging ? { paging } : {}) };
}

async function comment(call: AuthorizedCall): Promise<object> {
  const post = await readableMedia(call, call.param('id'));
  const account = await accountOfPath(call, 'comments', post.accountId);
  const message = call.params.text('message');
  if (message === null) throw missingParameter('message');
  const { id } = await addComment(call.world, post, account.username, message);
  return { id };
}
