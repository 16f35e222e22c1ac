import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { addressOf } from '../address-of';
import type { AccountCall, PublishProgress } from '../platform';
import { textIn } from '../progress';
import { asReading, Refused } from '../refusal';
import type { PostReading, PostReference } from '../standing';
import { callAs } from './api';
import { authorOf, isCommunity } from './author';
import { permalinkOf } from './permalink';
import { DUPLICATE_OF } from './publish-post';
import { restliText } from './restli';

const URN = /urn:li:(?:share|ugcPost|activity):\d+/;
/** `…/posts/anna-berg_words-of-the-post-activity-7141-AbCd`: how the address bar names a post. */
const SLUG = /-(share|ugcPost|activity)-(\d+)(?:-|\/|$)/;

const postSchema = z.object({
  id: z.string(),
  author: z.string(),
  createdAt: z.number(),
  publishedAt: z.number().optional(),
});

export function linkedinReferenceOf(text: string): PostReference | null {
  const pages = { domain: 'linkedin.com', base: env().LINKEDIN_AUTH_URL };
  const address = addressOf(text, pages);
  const named = address ? decoded(address.url.href) : text;
  const slug = address && SLUG.exec(address.path);
  const urn = URN.exec(named)?.[0] ?? (slug ? `urn:li:${slug[1]}:${slug[2]}` : null);
  if (urn === null || (!address && urn !== text)) return null;
  return { id: urn, permalink: permalinkOf(urn), isForeign: false };
}

/** What LinkedIn called the post a duplicate of. */
export function linkedinCandidates(progress: PublishProgress): { platformPostId: string; permalink: string | null }[] {
  const urn = textIn(progress, DUPLICATE_OF);
  return urn === null ? [] : [{ platformPostId: urn, permalink: permalinkOf(urn) }];
}

/** Only a community app may read. What LinkedIn calls an activity is the post under a name that its API does not take. */
export async function readLinkedinPost(
  call: AccountCall & { reference: PostReference; role: string },
): Promise<PostReading> {
  const { access, reference, role, signal, now } = call;
  const { id } = reference;
  if (!isCommunity(access) || role !== 'post' || id === null || id.startsWith('urn:li:activity:')) return NOT_READABLE;
  return asReading(async () => {
    try {
      const path = `/rest/posts/${restliText(id)}`;
      return readingOf(access, (await callAs(access, { method: 'GET', path, stage: 'read', signal, now })).json);
    } catch (error) {
      if (error instanceof Refused && error.refusal.code === 'NOT_FOUND') return { kind: 'gone' };
      throw error;
    }
  });
}

function readingOf(access: AccountCall['access'], json: unknown): PostReading {
  const post = postSchema.safeParse(json).data;
  if (!post)
    return { kind: 'unreadable', code: 'not_understood', detail: 'LinkedIn told of the post in an unknown form.' };
  if (post.author !== authorOf(access)) return { kind: 'foreign' };
  const publishedAt = new Date(post.publishedAt ?? post.createdAt);
  return { kind: 'found', platformPostId: post.id, permalink: permalinkOf(post.id), publishedAt };
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch (error) {
    if (error instanceof URIError) return href;
    throw error;
  }
}

const NOT_READABLE = {
  kind: 'unreadable',
  code: 'not_readable',
  detail: 'LinkedIn does not let this connection read the post.',
} as const satisfies PostReading;
