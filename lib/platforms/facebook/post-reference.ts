import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { DAY, plus } from '@/lib/foundation/time';
import { addressOf } from '../address-of';
import { graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { isNoSuchObject } from '../meta/no-such-object';
import { understood } from '../meta/understood';
import type { AccountCall } from '../platform';
import { asReading } from '../refusal';
import type { AccountIdentity, PostReading, PostReference } from '../standing';
import { facebookGraph } from './graph';
import { listPosts } from './list-posts';

/** How far back a post is sought that is known by an address alone. */
const SOUGHT_DAYS = 30;
const FULL_ID = /^(\d+)_(\d+)$/;
/** The newer form of a post's address, which tells no id. */
const OPAQUE = /\/posts\/(?:[^/]+\/)?(pfbid\w+)/;
const NUMBERED = /\/(?:posts|videos|reel)\/(?:[^/]+\/)?(\d+)(?:\/|$)/;

const postSchema = z.object({ id: z.string(), created_time: z.string(), permalink_url: z.string().optional() });

export function facebookReferenceOf(text: string, account: AccountIdentity): PostReference | null {
  const full = FULL_ID.exec(text);
  if (full) return referenceTo(account, full[1], full[2], null);
  const address = addressOf(text, { domain: 'facebook.com', base: env().FACEBOOK_AUTH_URL });
  if (!address) return null;
  const { url, path } = address;
  const permalink = url.href;
  if (OPAQUE.test(path)) return { id: null, permalink, isForeign: false };
  const query = url.searchParams;
  const post = query.get('story_fbid') ?? query.get('fbid') ?? query.get('v') ?? NUMBERED.exec(path)?.[1];
  if (!post) return null;
  if (!/^\d+$/.test(post)) return { id: null, permalink, isForeign: false };
  const page = query.get('id') ?? /^\/(\d+)\//.exec(path)?.[1];
  return referenceTo(account, page, post, permalink);
}

function referenceTo(
  { platformUserId }: AccountIdentity,
  page: string | undefined,
  post: string | undefined,
  permalink: string | null,
): PostReference {
  const isForeign = page !== undefined && page !== platformUserId;
  return { id: `${page ?? platformUserId}_${post}`, permalink, isForeign };
}

/** A post is read by its id, and one that is known by its address alone is sought among the Page's. */
export async function readFacebookPost(
  call: AccountCall & { reference: PostReference; role: string },
): Promise<PostReading> {
  const { id, isForeign } = call.reference;
  if (call.role !== 'post') return NOT_READABLE;
  if (isForeign) return { kind: 'foreign' };
  return asReading(() => (id === null ? seek(call) : read(call, id)));
}

async function read(call: AccountCall, id: string): Promise<PostReading> {
  try {
    const query = { fields: 'id,created_time,permalink_url' };
    const answer = await graphFor(facebookGraph, call)({ method: 'GET', path: `/${id}`, query, stage: 'read' });
    const post = understood(postSchema, answer, 'Facebook told of the post');
    const publishedAt = graphTime(post.created_time);
    return { kind: 'found', platformPostId: post.id, permalink: post.permalink_url ?? null, publishedAt };
  } catch (error) {
    if (isNoSuchObject(error)) return { kind: 'gone' };
    throw error;
  }
}

async function seek(call: AccountCall & { reference: PostReference }): Promise<PostReading> {
  const { posts, whole } = await listPosts({ ...call, since: plus(call.now, -SOUGHT_DAYS * DAY) });
  const wanted = keyOf(call.reference.permalink ?? '');
  const post = posts.find(({ permalink }) => permalink !== null && keyOf(permalink) === wanted);
  if (!post) return whole ? { kind: 'gone' } : NOT_READABLE;
  return { kind: 'found', platformPostId: post.id, permalink: post.permalink, publishedAt: post.createdAt };
}

const keyOf = (permalink: string): string => /pfbid\w+/.exec(permalink)?.[0] ?? permalink;

const NOT_READABLE = {
  kind: 'unreadable',
  code: 'not_readable',
  detail: 'Facebook does not tell whether this post stands.',
} as const satisfies PostReading;
