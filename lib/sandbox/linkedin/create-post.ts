import { DAY } from '@/lib/foundation/time';
import { isObject, type JsonObject, readJsonObject } from '../json';
import { claimContent, deletePost, findPost, type LedgerMedia, recordPost, releaseContent } from '../ledger';
import { numericId } from '../numeric-id';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { actingAuthor, authenticateRest } from './access';
import { assetId, assetStatus, findAsset } from './assets';
import { contentProblem } from './content-limits';
import {
  dayLimitReached,
  duplicatePost,
  FAULT_REPLIES,
  foreignUrn,
  inputError,
  malformedBody,
  mediaNotUsable,
  schemaErrors,
} from './errors';
import { readLittleText } from './little-text';
import type { Author } from './people';
import { postProblems } from './post-schema';
import { takeFromDayQuota } from './quota';

const MAX_TEXT = 3_000;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Not published; long enough that a retry of the same text is always caught. */
const DUPLICATE_WINDOW_MS = 30 * DAY;
/** How long a deleted post still counts as a duplicate, under ever new ids that lead nowhere. */
const GHOST_MS = 2 * DAY;

/** POST /rest/posts: 201 with an empty body and the URN in `x-restli-id`. */
export async function createPost(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'posts.CREATE', ['w_member_social', 'w_organization_social']);
  if (token instanceof Response) return token;
  const body = await readJsonObject(call.request);
  if (!body) return malformedBody();
  const problems = postProblems(body);
  if (problems.length > 0) return schemaErrors(problems);
  const author = actingAuthor(token, body.author, '/author');
  if (author instanceof Response) return author;
  return underFault(
    call.world,
    { network: 'linkedin', operation: 'publish', account: author.id },
    FAULT_REPLIES,
    async () => {
      if (!(await takeFromDayQuota(call.world, token.accountId))) return dayLimitReached();
      return accept(call.world, author, body);
    },
  );
}

async function accept(world: World, author: Author, body: JsonObject): Promise<Response> {
  const commentary = String(body.commentary);
  const { shown, truncated } = readLittleText(commentary);
  const length = [...segmenter.segment(shown)].length;
  if (length > MAX_TEXT) {
    return inputError(
      'FIELD_LENGTH_TOO_LONG',
      `ShareCommentary text length (${length} characters) exceeded the maximum allowed (${MAX_TEXT} characters)`,
      '/commentary',
    );
  }
  const tooLong = contentProblem(body.content);
  if (tooLong) return tooLong;
  const media = await usableMedia(world, author, body.content);
  if (media instanceof Response) return media;
  if (shown.trim() === '' && body.content === undefined) {
    return inputError('MISSING_CONTENT', 'A post needs commentary or content', '/commentary');
  }
  const kind = media.some((medium) => medium.kind === 'video') ? 'ugcPost' : 'share';
  const urn = `urn:li:${kind}:${await numericId(world)}`;
  const fingerprint = JSON.stringify([commentary, body.content ?? null, body.reshareContext ?? null]);
  const standing = await claimUnlessStanding(world, { accountId: author.id, fingerprint, postId: urn });
  if (standing) return duplicatePost(standing);
  await recordPost(world, {
    network: 'linkedin',
    id: urn,
    accountId: author.id,
    author: author.name,
    text: shown,
    media,
    createdAt: world.now().toISOString(),
    permalinkPath: `/linkedin/feed/update/${urn}`,
    deletedAt: null,
    role: 'post',
    details: { request: body, truncated },
  });
  return new Response(null, {
    status: 201,
    headers: { 'x-restli-id': urn, location: `/rest/posts/${encodeURIComponent(urn)}` },
  });
}

/** The URN that this content is a duplicate of, or null when it was claimed for the new post. */
async function claimUnlessStanding(
  world: World,
  content: { accountId: string; fingerprint: string; postId: string },
): Promise<string | null> {
  const windowMs = await world.setting('linkedin:duplicateWindowMs', DUPLICATE_WINDOW_MS);
  const claim = { ...content, network: 'linkedin', windowMs } as const;
  const standing = await claimContent(world, claim);
  if (standing === null) return null;
  const post = await findPost(world, 'linkedin', standing);
  if (!post?.deletedAt) return standing;
  if (world.now().getTime() - new Date(post.deletedAt).getTime() < GHOST_MS) {
    return `urn:li:share:${await numericId(world)}`;
  }
  await releaseContent(world, claim);
  return claimContent(world, claim);
}

/** The assets of a post, each uploaded and owned by its author; or the refusal. */
async function usableMedia(world: World, author: Author, content: unknown): Promise<LedgerMedia[] | Response> {
  const media: LedgerMedia[] = [];
  for (const { id, altText } of namedMedia(content)) {
    const asset = await findAsset(world, id);
    if (asset?.ownerUrn !== author.urn) return foreignUrn('/content');
    const status = await assetStatus(world, asset);
    if (status !== 'AVAILABLE') return mediaNotUsable(`MEDIA_ASSET_${status}`, id);
    const path = `/linkedin/media/${assetId(id)}`;
    media.push({ id, kind: asset.mimeType === 'image/gif' ? 'gif' : asset.kind, path, altText });
  }
  return media;
}

function namedMedia(content: unknown): { id: string; altText: string | null }[] {
  if (!isObject(content)) return [];
  const images = isObject(content.multiImage) ? content.multiImage.images : [];
  const thumbnail = isObject(content.article) ? { id: content.article.thumbnail } : undefined;
  const named: unknown[] = [content.media, thumbnail, ...(Array.isArray(images) ? images : [])];
  return named.filter(isObject).flatMap(({ id, altText }) =>
    id === undefined
      ? []
      : [
          {
            id: String(id),
            altText: typeof altText === 'string' ? altText : null,
          },
        ],
  );
}

/** DELETE /rest/posts/{urn}: idempotent. */
export async function removePost(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'posts.DELETE', ['w_member_social', 'w_organization_social']);
  if (token instanceof Response) return token;
  const post = await findPost(call.world, 'linkedin', call.param('urn'));
  if (post) {
    const request = isObject(post.details.request) ? post.details.request : {};
    const author = actingAuthor(token, request.author, '/author');
    if (author instanceof Response) return author;
    await deletePost(call.world, 'linkedin', post.id);
  }
  return new Response(null, { status: 204 });
}
