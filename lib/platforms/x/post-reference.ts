import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { addressOf } from '../address-of';
import type { AccountCall } from '../platform';
import { asReading, inDoubt, Refused } from '../refusal';
import type { AccountIdentity, PostReading, PostReference } from '../standing';
import { callX } from './api';
import { permalinkOf } from './permalink';

const ID = /^\d{1,20}$/;
const STATUS = /^\/(?:i\/web|i|([A-Za-z0-9_]+))\/status(?:es)?\/(\d{1,20})(?:\/|$)/;

const answerSchema = z.object({
  data: z.array(z.object({ id: z.string(), author_id: z.string(), created_at: z.string() })).default([]),
  errors: z.array(z.object({ type: z.string().default('') })).default([]),
});

export function xReferenceOf(text: string, { metadata }: AccountIdentity): PostReference | null {
  if (ID.test(text)) return { id: text, permalink: permalinkOf({ metadata }, text), isForeign: false };
  const pages = { base: env().X_AUTH_URL };
  const address =
    addressOf(text, { ...pages, domain: 'x.com' }) ?? addressOf(text, { ...pages, domain: 'twitter.com' });
  const [, name, id] = (address && STATUS.exec(address.path)) ?? [];
  if (!id) return null;
  const own = metadata.username?.toLowerCase();
  const isForeign = name !== undefined && own !== undefined && name.toLowerCase() !== own;
  return { id, permalink: permalinkOf({ metadata }, id), isForeign };
}

/** X charges for each post read: this is asked for a post in doubt alone, at a person's word. */
export const readXPost = (call: AccountCall & { reference: PostReference }): Promise<PostReading> =>
  asReading(async () => {
    const { access, reference, signal, now } = call;
    const answer = await callX({
      method: 'GET',
      path: '/2/tweets',
      query: { ids: reference.id ?? '', 'tweet.fields': 'author_id,created_at' },
      access,
      priority: 'publish',
      stage: 'read',
      signal,
      now,
    });
    const parsed = answerSchema.safeParse(answer.json);
    if (!parsed.success) throw new Refused(inDoubt('read', 'not_understood', 'X told of the post in an unknown form.'));
    const [post] = parsed.data.data;
    if (!post) return parsed.data.errors.some(isMissing) ? { kind: 'gone' } : NOT_TOLD;
    if (post.author_id !== access.platformUserId) return { kind: 'foreign' };
    const publishedAt = new Date(post.created_at);
    return { kind: 'found', platformPostId: post.id, permalink: permalinkOf(access, post.id), publishedAt };
  });

const isMissing = ({ type }: { type: string }): boolean => type.split('/').at(-1) === 'resource-not-found';

const NOT_TOLD = { kind: 'unreadable', code: 'not_told', detail: 'X did not say whether the post stands.' } as const;
