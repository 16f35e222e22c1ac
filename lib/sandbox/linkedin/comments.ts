import { isObject, json, readJsonObject } from '../json';
import { findPost, isReadable, type LedgerPost, ledger, recordPost } from '../ledger';
import { numericId } from '../numeric-id';
import type { Call } from '../routes';
import type { IssuedToken } from '../tokens';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { actingAuthor, authenticateRest } from './access';
import { FAULT_REPLIES, inputError, malformedBody, notFound, notPermitted, schemaErrors } from './errors';
import { authorById } from './people';
import { anything, array, record, text, urn } from './schema';

const MAX_TEXT = 1_250;
/** Comments come with the Community Management product, never with sharing alone. */
const COMMUNITY_SCOPES = ['r_member_social', 'r_organization_social'];
const WRITE_SCOPES = ['w_member_social', 'w_organization_social'];

const comment = record({
  required: ['actor', 'object', 'message'],
  fields: {
    actor: urn('person', 'organization'),
    object: urn('share', 'ugcPost', 'activity'),
    message: record({ required: ['text'], fields: { text, attributes: array(anything) } }),
    parentComment: urn('comment'),
    content: array(anything),
  },
});

const isCommunity = ({ scopes }: IssuedToken): boolean => COMMUNITY_SCOPES.some((scope) => scopes.includes(scope));

/** POST /rest/socialActions/{urn}/comments: 201 with the comment, whose id stands in `x-restli-id` too. */
export async function createComment(call: Call): Promise<Response> {
  const resource = 'partnerApiSocialActions.comments.CREATE';
  const token = await authenticateRest(call, resource, WRITE_SCOPES);
  if (token instanceof Response) return token;
  if (!isCommunity(token)) return notPermitted(resource);
  const body = await readJsonObject(call.request);
  if (!body) return malformedBody();
  const problems = comment(body, '');
  if (problems.length > 0) return schemaErrors(problems);
  const author = actingAuthor(token, body.actor, '/actor');
  if (author instanceof Response) return author;
  const said = String(isObject(body.message) ? body.message.text : '');
  if (said.trim() === '' || said.length > MAX_TEXT) {
    return inputError('FIELD_LENGTH_TOO_LONG', `A comment has 1 to ${MAX_TEXT} characters`, '/message/text');
  }
  const post = await findPost(call.world, 'linkedin', call.param('urn'));
  if (!post || post.deletedAt || post.role === 'comment' || body.object !== post.id) return notFound('Entity');
  const target = { network: 'linkedin', operation: 'publish', account: author.id } as const;
  return underFault(call.world, target, FAULT_REPLIES, async () => {
    const id = await numericId(call.world);
    const urnOfComment = `urn:li:comment:(${post.id},${id})`;
    const written: LedgerPost = {
      ...{ network: 'linkedin', id: urnOfComment, accountId: author.id, author: author.name, text: said, media: [] },
      createdAt: call.world.now().toISOString(),
      permalinkPath: `${post.permalinkPath}?${new URLSearchParams({ commentUrn: urnOfComment })}`,
      deletedAt: null,
      role: 'comment',
      parentId: post.id,
      details: { request: body },
    };
    await recordPost(call.world, written);
    return json(represent(written), 201, { 'x-restli-id': id });
  });
}

/** GET /rest/socialActions/{urn}/comments: newest first. */
export async function listComments(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'partnerApiSocialActions.comments.GET_ALL', COMMUNITY_SCOPES);
  if (token instanceof Response) return token;
  const start = Number(call.url.searchParams.get('start') ?? 0);
  const count = Math.min(Number(call.url.searchParams.get('count') ?? 10), 100);
  const target = { network: 'linkedin', operation: 'read', account: token.accountId } as const;
  return underFault(call.world, target, FAULT_REPLIES, async () => {
    const post = await findPost(call.world, 'linkedin', call.param('urn'));
    if (!post || post.deletedAt) return notFound('Entity');
    const found = (await commentsOf(call.world, post.id)).reverse();
    const paging = { start, count, links: [], total: found.length };
    return json({ paging, elements: found.slice(start, start + count).map(represent) });
  });
}

/** The comments under a post that can be read now, oldest first. */
export async function commentsOf(world: World, postId: string): Promise<LedgerPost[]> {
  const found: LedgerPost[] = [];
  for (const entry of await ledger(world, 'linkedin')) {
    const isUnderIt = entry.role === 'comment' && entry.parentId === postId;
    if (isUnderIt && (await isReadable(world, entry))) found.push(entry);
  }
  return found;
}

function represent(post: LedgerPost) {
  const actor = authorById(post.accountId)?.urn;
  const time = new Date(post.createdAt).getTime();
  return {
    id: /,(\d+)\)$/.exec(post.id)?.[1],
    commentUrn: post.id,
    actor,
    object: post.parentId,
    message: { text: post.text, attributes: [] },
    created: { actor, time },
    lastModified: { actor, time },
  };
}
