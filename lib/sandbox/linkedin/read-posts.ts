import { isObject, json } from '../json';
import { findPost, isReadable, type LedgerPost } from '../ledger';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import { authenticateRest } from './access';
import { FAULT_REPLIES, foreignUrn, illegalArgument, notFound, notPermitted } from './errors';
import { type Author, findAuthor } from './people';
import { postsOf } from './posts-of';

const READ_SCOPES = ['r_member_social', 'r_organization_social'];

/** A post as LinkedIn gives it back: what was sent, and what LinkedIn added. */
function represent(post: LedgerPost) {
  const request = isObject(post.details.request) ? post.details.request : {};
  const at = new Date(post.createdAt).getTime();
  return {
    ...request,
    id: post.id,
    createdAt: at,
    publishedAt: at,
    lastModifiedAt: at,
    isReshareDisabledByAuthor: false,
  };
}

const scopeFor = (author: Author): string =>
  author.urn.startsWith('urn:li:person:') ? 'r_member_social' : 'r_organization_social';

/** GET /rest/posts?q=author&author={urn}: newest first. */
export async function findPostsByAuthor(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'posts.FINDER-author', READ_SCOPES);
  if (token instanceof Response) return token;
  if (call.url.searchParams.get('q') !== 'author') return illegalArgument('Unknown finder for posts');
  const author = findAuthor(call.url.searchParams.get('author') ?? '');
  if (!author) return foreignUrn('/author');
  if (!token.scopes.includes(scopeFor(author))) return notPermitted('posts.FINDER-author');
  const start = Number(call.url.searchParams.get('start') ?? 0);
  const count = Math.min(Number(call.url.searchParams.get('count') ?? 10), 100);
  return underFault(
    call.world,
    { network: 'linkedin', operation: 'read', account: author.id },
    FAULT_REPLIES,
    async () => {
      const posts = (await postsOf(call.world, author.id)).reverse();
      return json({
        paging: { start, count, links: [] },
        elements: posts.slice(start, start + count).map(represent),
      });
    },
  );
}

/** GET /rest/posts/{urn} */
export async function getPost(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'posts.GET', READ_SCOPES);
  if (token instanceof Response) return token;
  return underFault(
    call.world,
    { network: 'linkedin', operation: 'read', account: token.accountId },
    FAULT_REPLIES,
    async () => {
      const post = await findPost(call.world, 'linkedin', call.param('urn'));
      const stands = post && post.role !== 'comment' && (await isReadable(call.world, post));
      return stands ? json(represent(post)) : notFound('Post');
    },
  );
}
