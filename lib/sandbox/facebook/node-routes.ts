import { deletePost, isReadable, type LedgerPost } from '../ledger';
import { addComment, commentsOn } from '../meta/comments';
import { checkFields, selectFields } from '../meta/field-selection';
import { missingParameter, noSuchObject } from '../meta/graph-error';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { graphTime } from '../meta/graph-time';
import { pageOf } from '../meta/paging';
import { pageOfPath, pageToWriteOn, requireScopes } from './access';
import { describePerson } from './me-routes';
import { describePage } from './page-node';
import { findPagePost, releasePost } from './page-post';
import { findPage, findPerson } from './people';
import { findPhoto } from './photo-store';
import { postFields } from './post-fields';
import { findVideo } from './video-store';
import { describeVideo } from './videos';

const facebook = { network: 'facebook' } as const;

export const NODE_ROUTES: readonly GraphRoute[] = [
  { ...facebook, method: 'GET', path: '/:id', operation: 'read', answer: describeNode },
  { ...facebook, method: 'DELETE', path: '/:id', operation: 'publish', answer: remove },
  { ...facebook, method: 'GET', path: '/:id/comments', operation: 'read', answer: comments },
  { ...facebook, method: 'POST', path: '/:id/comments', operation: 'publish', accepts: ['message'], answer: comment },
];

/** Any object by its id: a person, a Page, a post, a photo or a video. */
async function describeNode(call: AuthorizedCall): Promise<object> {
  const { world, params } = call;
  const id = call.param('id') === 'me' ? call.token.accountId : call.param('id');
  if (findPerson(id)) return describePerson(call);
  if (findPage(id)) return describePage(call);
  const video = await findVideo(world, id);
  if (video) return describeVideo(call, video);
  const photo = await findPhoto(world, id);
  if (photo) {
    const postId = photo.postId ?? undefined;
    return selectFields('Photo', params.text('fields'), 'id', {
      id: () => id,
      page_story_id: () => postId,
      alt_text_custom: () => photo.altText ?? undefined,
      images: () => [{ source: `${call.origin}/facebook/media/${id}` }],
    });
  }
  const post = await readablePost(call, id);
  requireScopes(call, 'pages_read_engagement');
  return selectFields('Post', params.text('fields'), 'created_time,message,id', postFields(call, post));
}

/** A post that stands, on a Page of this token's. @throws GraphError 100/33 */
export async function readablePost(call: AuthorizedCall, id: string): Promise<LedgerPost> {
  const post = await findPagePost(call.world, id);
  if (!post || !(await isReadable(call.world, post))) throw noSuchObject(id, call.request.method);
  await pageOfPath(call, post.accountId);
  return post;
}

async function remove(call: AuthorizedCall): Promise<object> {
  const post = await readablePost(call, call.param('id'));
  await pageToWriteOn(call, 'pages_manage_posts', post.accountId);
  if (!(await deletePost(call.world, 'facebook', post.id))) throw noSuchObject(post.id, 'DELETE');
  await releasePost(call.world, post);
  return { success: true };
}

const COMMENT_FIELDS = ['id', 'created_time', 'from', 'message', 'permalink_url'];

async function comments(call: AuthorizedCall): Promise<object> {
  const post = await readablePost(call, call.param('id'));
  requireScopes(call, 'pages_read_engagement');
  checkFields('Comment', call.params.text('fields'), COMMENT_FIELDS);
  const all = await commentsOn(call.world, post);
  const found = call.params.text('order') === 'reverse_chronological' ? all.reverse() : all;
  const { items, paging } = pageOf(found, ({ id }) => id, call.params, call.url);
  const shown = (one: LedgerPost) =>
    selectFields('Comment', call.params.text('fields'), 'created_time,from,message,id', {
      id: () => one.id,
      created_time: () => graphTime(one.createdAt),
      from: () => ({ name: one.author, id: one.accountId }),
      message: () => one.text,
      permalink_url: () => new URL(one.permalinkPath, call.origin).href,
    });
  const data = await Promise.all(items.map(shown));
  return { data, ...(paging ? { paging } : {}) };
}

async function comment(call: AuthorizedCall): Promise<object> {
  const post = await readablePost(call, call.param('id'));
  const page = await pageToWriteOn(call, 'pages_manage_engagement', post.accountId);
  const message = call.params.text('message');
  if (message === null) throw missingParameter('message');
  const { id } = await addComment(call.world, post, page.name, message);
  return { id };
}
