import { json } from '../json';
import { findPost, isReadable, type LedgerPost, readablePosts } from '../ledger';
import type { Call } from '../routes';
import { asUser, type Endpoint } from './access';
import { chargeReads } from './billing';
import { findUser, type XUser } from './people';
import { fieldErrors } from './private-metrics';
import { invalidRequest, type ParameterError } from './problems';
import { POST_QUERY, queryProblems } from './query';
import { expandedMedia, representPost, wantedFields } from './represent-post';

const READ: Pick<Endpoint, 'scopes' | 'operation'> = { scopes: ['tweet.read', 'users.read'], operation: 'read' };
const TIMELINE: Endpoint = { ...READ, name: 'users-tweets', limit: 900 };
const LOOKUP: Endpoint = { ...READ, name: 'tweets-lookup', limit: 900 };
const MAX_IDS = 100;
const TIMELINE_QUERY = {
  ...POST_QUERY,
  max_results: null,
  pagination_token: null,
  start_time: null,
  end_time: null,
  since_id: null,
  until_id: null,
  exclude: ['replies', 'retweets'],
};

/** GET /2/users/{id}/tweets: newest first; every post returned is billed. */
export const userPosts = (call: Call): Promise<Response> =>
  asUser(call, TIMELINE, async (reader) => {
    const query = call.url.searchParams;
    const problems = timelineProblems(query);
    if (problems.length > 0) return invalidRequest(problems);
    const user = findUser(call.param('id'));
    if (!user) return invalidRequest([{ message: 'The `id` query parameter value is not valid', parameters: {} }]);
    const matching = (await readablePosts(call.world, 'x', user.id)).filter((post) => isWithin(post, query)).reverse();
    const from = Number(query.get('pagination_token') ?? 0);
    const posts = matching.slice(from, from + Number(query.get('max_results') ?? 10));
    await chargeReads(
      call.world,
      'postRead',
      posts.map(({ id }) => id),
    );
    const isLast = from + posts.length >= matching.length;
    if (posts.length === 0) return json({ meta: { result_count: 0 } });
    return json({
      ...represented(call, posts, reader),
      meta: {
        result_count: posts.length,
        newest_id: posts[0]?.id,
        oldest_id: posts.at(-1)?.id,
        ...(!isLast && { next_token: String(from + posts.length) }),
      },
    });
  });

function timelineProblems(query: URLSearchParams): ParameterError[] {
  const problems = queryProblems(query, TIMELINE_QUERY);
  const most = query.get('max_results');
  if (most !== null && !(Number.isInteger(Number(most)) && Number(most) >= 5 && Number(most) <= 100)) {
    problems.push({
      parameters: { max_results: [most] },
      message: `The \`max_results\` query parameter value [${most}] is not between 5 and 100`,
    });
  }
  for (const name of ['start_time', 'end_time']) {
    const value = query.get(name);
    if (value !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value)) {
      problems.push({
        parameters: { [name]: [value] },
        message: `The \`${name}\` query parameter value [${value}] is not a valid RFC 3339 date in UTC`,
      });
    }
  }
  return problems;
}

function isWithin(post: LedgerPost, query: URLSearchParams): boolean {
  const atMs = new Date(post.createdAt).getTime();
  const start = query.get('start_time');
  const end = query.get('end_time');
  const since = query.get('since_id');
  const until = query.get('until_id');
  return (
    (start === null || atMs >= new Date(start).getTime()) &&
    (end === null || atMs < new Date(end).getTime()) &&
    (since === null || BigInt(post.id) > BigInt(since)) &&
    (until === null || BigInt(post.id) < BigInt(until))
  );
}

/** GET /2/tweets?ids= : up to 100; ids that are not there come back under `errors`. */
export const postsByIds = (call: Call): Promise<Response> =>
  asUser(call, LOOKUP, async (reader) => {
    const problems = queryProblems(call.url.searchParams, { ...POST_QUERY, ids: null });
    if (problems.length > 0) return invalidRequest(problems);
    const ids = (call.url.searchParams.get('ids') ?? '').split(',').filter(Boolean);
    if (ids.length === 0 || ids.length > MAX_IDS) {
      return invalidRequest([{ message: `The number of values in \`ids\` is not between 1 and ${MAX_IDS}` }]);
    }
    const found = await Promise.all(ids.map((id) => findPost(call.world, 'x', id)));
    const posts: LedgerPost[] = [];
    for (const post of found) if (post && (await isReadable(call.world, post))) posts.push(post);
    const missing = ids.filter((id) => !posts.some((post) => post.id === id));
    await chargeReads(
      call.world,
      'postRead',
      posts.map(({ id }) => id),
    );
    const { errors = [], ...body } = represented(call, posts, reader);
    const allErrors = [...errors, ...missing.map(notFoundError)];
    return json({ ...body, ...(allErrors.length > 0 && { errors: allErrors }) });
  });

/** The posts as the query wants them, the files beside them, and what their reader may not see. */
function represented(
  { world, url }: Call,
  posts: readonly LedgerPost[],
  reader: XUser,
): { data?: object[]; includes?: object; errors?: object[] } {
  if (posts.length === 0) return {};
  const query = url.searchParams;
  const media = expandedMedia(world, posts, query);
  const errors = posts.flatMap((post) => fieldErrors(world, post, reader.id, wantedFields(query)));
  return {
    data: posts.map((post) => representPost(world, post, query, reader.id)),
    ...(media.length > 0 && { includes: { media } }),
    ...(errors.length > 0 && { errors }),
  };
}

const notFoundError = (id: string) => ({
  value: id,
  resource_id: id,
  parameter: 'ids',
  resource_type: 'tweet',
  title: 'Not Found Error',
  detail: `Could not find tweet with ids: [${id}].`,
  type: 'https://api.twitter.com/2/problems/resource-not-found',
});

/** GET /2/tweets/{id} */
export const postById = (call: Call): Promise<Response> =>
  asUser(call, { ...LOOKUP, name: 'tweets-one' }, async (reader) => {
    const id = call.param('id');
    const post = await findPost(call.world, 'x', id);
    if (!post || !(await isReadable(call.world, post))) return json({ errors: [notFoundError(id)] });
    await chargeReads(call.world, 'postRead', [id]);
    return json({ data: representPost(call.world, post, call.url.searchParams, reader.id) });
  });
