import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { PostToSettle } from '@/lib/data/db/statements/attention';
import { accountToRead } from '@/lib/domain/accounts/account-to-read';
import { type AppError, invalidField } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { notBefore } from '@/lib/platforms/match-post';
import type { AccountAccess, Reconciliation } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import type { PostReading, PostReference } from '@/lib/platforms/standing';
import { otherIdsOf } from './other-ids-of';

const READ_MS = 15 * SECOND;

/** A post that stands: as its network shows it, or at a person's word, which names an id or does not. */
export type StandingPost =
  | { by: 'network'; platformPostId: string; permalink: string | null; publishedAt: Date }
  | { by: 'person'; platformPostId: string | null; permalink: string | null; publishedAt: Date };

type Sought = PostToSettle & { business_id: string; first_sent_at: Date };

/**
 * What a person says to be live, checked on its network as far as this connection can read there.
 * @throws AppError on `reference`: not a post of this network, of another account, or known not to exist
 */
export async function standingPost(post: Sought, text: string | undefined, now: Date): Promise<StandingPost> {
  const { identity, access } = await accountToRead(post.business_id, post.account_id, now);
  const reference = text === undefined ? null : platformAdapter(post.platform).referenceOf(text, identity);
  if (text !== undefined && !reference) throw refusal(post, 'not_understood');
  if (reference) {
    const reading = await read(post, reference, access, now);
    if (reading.kind === 'gone' || reading.kind === 'foreign') throw refusal(post, reading.kind);
    if (reading.kind === 'found') return asSent(post, reading);
    if (reference.isForeign) throw refusal(post, 'foreign');
  }
  const answer = access && (await seek(post, access, now));
  if (answer?.kind === 'found') return asSent(post, answer);
  if (answer?.kind === 'absent' && !reference) throw refusal(post, 'absent');
  const { id = null, permalink = null } = reference ?? {};
  return { by: 'person', platformPostId: id, permalink, publishedAt: post.first_sent_at };
}

async function read(
  { platform, role }: Sought,
  reference: PostReference,
  access: AccountAccess | null,
  now: Date,
): Promise<PostReading> {
  const noToken = { kind: 'unreadable', code: 'no_token', detail: 'The account is not connected.' } as const;
  if (!access) return noToken;
  return platformAdapter(platform).readPost({ access, reference, role, signal: AbortSignal.timeout(READ_MS), now });
}

/** The same question as the worker asks; null where it could not be put. */
async function seek(post: Sought, access: AccountAccess, now: Date): Promise<Reconciliation | null> {
  const { first_sent_at: since, role, in_reply_to: inReplyTo, content: text, options, progress } = post;
  const taken = await otherIdsOf(post, since);
  const signal = AbortSignal.timeout(READ_MS);
  const question = { access, role, inReplyTo, text, options, progress, since, taken, signal, now };
  try {
    return await platformAdapter(post.platform).reconcile(question);
  } catch (error) {
    logger().warn({ err: error, scheduledPostId: post.id, platform: post.platform }, 'the network could not be asked');
    return null;
  }
}

type Found = Extract<PostReading, { kind: 'found' }>;

/** @throws AppError on a post from before this one was sent. */
function asSent(post: Sought, { platformPostId, permalink, publishedAt }: Found): StandingPost {
  if (publishedAt < notBefore(post.first_sent_at)) throw refusal(post, 'older');
  return { by: 'network', platformPostId, permalink, publishedAt };
}

const REFUSALS = {
  not_understood: (network) =>
    `This is neither the address of a post on ${network} nor its id there. Copy the link from the post itself.`,
  gone: (network) => `${network} says that this account has no such post. Check the link, or send the post again.`,
  foreign: (network) => `This post belongs to another account on ${network}. Paste the link of this account's post.`,
  older: (network) =>
    `This post stood on ${network} before ours was sent. Paste the link of the newer one, or send the post again.`,
  absent: (network) =>
    `${network} was asked and does not have this post. Paste its link if it is live; otherwise send it again.`,
} as const satisfies Record<string, (network: string) => string>;

const refusal = ({ platform }: Sought, code: keyof typeof REFUSALS): AppError =>
  invalidField('reference', code, REFUSALS[code](PLATFORM_NAMES[platform]));
