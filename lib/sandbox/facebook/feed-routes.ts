import { type LedgerPost, readablePosts } from '../ledger';
import { checkFields, selectFields } from '../meta/field-selection';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { parseGraphTime } from '../meta/graph-time';
import { pageOf } from '../meta/paging';
import { pageOfPath, requireScopes } from './access';
import { isOnTimeline } from './page-post';
import { POST_FIELDS, postFields } from './post-fields';

const read = { network: 'facebook', operation: 'read' } as const;

export const FEED_ROUTES: readonly GraphRoute[] = [
  { ...read, method: 'GET', path: '/:id/feed', answer: (call) => posts(call, 'pages_read_user_content') },
  { ...read, method: 'GET', path: '/:id/posts', answer: (call) => posts(call) },
  { ...read, method: 'GET', path: '/:id/published_posts', answer: (call) => posts(call) },
];

/** Newest first. `/feed` also shows what others wrote, and so asks for one scope more. */
async function posts(call: AuthorizedCall, ...moreScopes: string[]): Promise<object> {
  const { world, params } = call;
  const page = await pageOfPath(call);
  requireScopes(call, 'pages_read_engagement', ...moreScopes);
  checkFields('Post', params.text('fields'), POST_FIELDS);
  const sinceMs = parseGraphTime('since', params.text('since')) ?? Number.NEGATIVE_INFINITY;
  const untilMs = parseGraphTime('until', params.text('until')) ?? Number.POSITIVE_INFINITY;
  const inPeriod = ({ createdAt }: LedgerPost): boolean => {
    const atMs = new Date(createdAt).getTime();
    return atMs >= sinceMs && atMs <= untilMs;
  };
  const found = (await readablePosts(world, 'facebook', page.id)).filter(
    (post) => isOnTimeline(post) && inPeriod(post),
  );
  const { items, paging } = pageOf(found.reverse(), ({ id }) => id, params, call.url);
  const fields = params.text('fields');
  const shown = (post: LedgerPost) => selectFields('Post', fields, 'created_time,message,id', postFields(call, post));
  return { data: await Promise.all(items.map(shown)), ...(paging ? { paging } : {}) };
}
