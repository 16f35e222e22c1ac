import { z } from 'zod';
import { DAY } from '@/lib/foundation/time';
import { json, readJsonObject } from '../json';
import { claimContent, deletePost, findPost, type LedgerPost, recordPost, releaseContent } from '../ledger';
import { numericId } from '../numeric-id';
import type { Call } from '../routes';
import type { World } from '../world';
import { asUser, type Endpoint } from './access';
import { attachMedia } from './attach-media';
import { charge } from './billing';
import type { XUser } from './people';
import { duplicateContent, forbidden, invalidRequest } from './problems';
import { replyParent } from './reply-rule';
import { shownText } from './shown-text';
import { addressesIn, weightedLength } from './weighted-length';

const MAX_WEIGHT = 280;
const MAX_WEIGHT_PREMIUM = 25_000;
/** Not published; the same words are refused for about this long. */
const DUPLICATE_WINDOW_MS = DAY;

const CREATE: Endpoint = {
  name: 'tweets-create',
  limit: 100,
  scopes: ['tweet.read', 'tweet.write', 'users.read'],
  operation: 'publish',
  hasDayLimits: true,
};
const DELETE: Endpoint = { ...CREATE, name: 'tweets-delete', limit: 50, hasDayLimits: false };

const id = z.string().regex(/^[0-9]{1,19}$/);
const replySettings = z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']);

/** `additionalProperties: false` on every level; no field may be null. */
const postSchema = z.strictObject({
  text: z.string().min(1).optional(),
  media: z
    .strictObject({ media_ids: z.array(id).min(1).max(4), tagged_user_ids: z.array(id).max(10).optional() })
    .optional(),
  reply: z
    .strictObject({
      in_reply_to_tweet_id: id,
      exclude_reply_user_ids: z.array(id).optional(),
      auto_populate_reply_metadata: z.boolean().optional(),
    })
    .optional(),
  poll: z
    .strictObject({
      options: z.array(z.string().min(1).max(25)).min(2).max(4),
      duration_minutes: z.number().int().min(5).max(10_080),
      reply_settings: replySettings.optional(),
    })
    .optional(),
  quote_tweet_id: id.optional(),
  reply_settings: replySettings.optional(),
  community_id: id.optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
  nullcast: z.boolean().optional(),
  for_super_followers_only: z.boolean().optional(),
  share_with_followers: z.boolean().optional(),
  direct_message_deep_link: z.string().optional(),
  card_uri: z.string().optional(),
  geo: z.strictObject({ place_id: z.string().optional() }).optional(),
});

type NewPost = z.infer<typeof postSchema>;

/** POST /2/tweets: 201 with id and text. */
export const createPost = (call: Call): Promise<Response> =>
  asUser(call, CREATE, async (user) => {
    const body = await readJsonObject(call.request);
    if (!body) return invalidRequest([{ message: 'The request body is not valid JSON.' }]);
    const parsed = postSchema.safeParse(body);
    if (!parsed.success) {
      return invalidRequest(
        parsed.error.issues.map((issue) => ({ message: `$.${issue.path.join('.')}: ${issue.message}` })),
      );
    }
    return accept(call.world, user, parsed.data);
  });

async function accept(world: World, user: XUser, post: NewPost): Promise<Response> {
  const refused = refuse(user, post);
  if (refused) return refused;
  const parent = post.reply ? await replyParent(world, user, post.reply.in_reply_to_tweet_id) : null;
  if (parent instanceof Response) return parent;
  const text = (post.text ?? '').normalize('NFC').trim();
  const media = await attachMedia(world, user, post.media?.media_ids ?? []);
  if (media instanceof Response) return media;
  const postId = await numericId(world);
  const standing = await claimContent(world, {
    network: 'x',
    accountId: user.id,
    fingerprint: fingerprintOf(text, post),
    postId,
    windowMs: await world.setting('x:duplicateWindowMs', DUPLICATE_WINDOW_MS),
  });
  if (standing) return duplicateContent();
  await recordPost(world, {
    network: 'x',
    id: postId,
    accountId: user.id,
    author: user.name,
    text,
    media,
    createdAt: world.now().toISOString(),
    permalinkPath: `/x/${user.username}/status/${postId}`,
    deletedAt: null,
    ...(parent && { role: 'thread' as const, parentId: parent.id }),
    details: {
      request: post,
      fingerprint: fingerprintOf(text, post),
      conversationId: conversationOf(parent) ?? postId,
    },
  });
  await charge(world, addressesIn(text).length > 0 ? 'postCreateWithUrl' : 'postCreate');
  const shown = shownText({ id: postId, text, media }).text;
  return json({ data: { id: postId, text: shown, edit_history_tweet_ids: [postId] } }, 201);
}

const conversationOf = (parent: LedgerPost | null): unknown => parent?.details.conversationId ?? parent?.id;

const fingerprintOf = (text: string, { media, reply, poll }: NewPost): string =>
  JSON.stringify([text, media?.media_ids ?? [], reply?.in_reply_to_tweet_id ?? null, poll?.options ?? null]);

/** What the shape alone cannot say: emptiness, length, and what self-serve apps may no longer do. */
function refuse(user: XUser, post: NewPost): Response | null {
  if ((post.text ?? '').trim() === '' && !post.media && !post.poll) {
    return invalidRequest([{ message: 'text or media is required' }]);
  }
  if ([post.media, post.poll, post.quote_tweet_id].filter(Boolean).length > 1) {
    return invalidRequest([{ message: 'media, poll and quote_tweet_id are mutually exclusive' }]);
  }
  const most = user.subscriptionType === 'None' ? MAX_WEIGHT : MAX_WEIGHT_PREMIUM;
  if (weightedLength(post.text ?? '') > most) {
    const detail = 'Your Tweet text is too long.';
    return invalidRequest([{ message: detail }], detail);
  }
  return post.quote_tweet_id ? forbidden('You are not permitted to perform this action.') : null;
}

/** DELETE /2/tweets/{id}; afterwards the same words may be posted again. */
export const removePost = (call: Call): Promise<Response> =>
  asUser(call, DELETE, async (user) => {
    const post = await findPost(call.world, 'x', call.param('id'));
    if (post && post.accountId !== user.id) return forbidden('You are not authorized to delete this Tweet.');
    await charge(call.world, 'postDelete');
    const deleted = await deletePost(call.world, 'x', call.param('id'));
    if (post && deleted) {
      const fingerprint = String(post.details.fingerprint);
      await releaseContent(call.world, { network: 'x', accountId: user.id, fingerprint });
    }
    return json({ data: { deleted } });
  });
