import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { Outcome, PublishInput } from '../platform';
import { callLinkedin } from './api';
import { authorOf, isCommunity } from './author';
import { bucketOf, noteLimit, passBudget } from './budget';
import { commentPermalinkOf } from './permalink';
import { restliText } from './restli';

const COMMENT_MS = 25 * SECOND;

const commentSchema = z.object({ commentUrn: z.string() });

export const commentsPath = (postUrn: string): string => `/rest/socialActions/${restliText(postUrn)}/comments`;

/** Comments under a post of this account. Their text is plain, unlike a post's. */
export async function publishComment(input: PublishInput): Promise<Outcome> {
  const { access, inReplyTo, text, signal, now } = input;
  if (inReplyTo === null) throw new Error('A comment needs the post that it stands under.');
  if (!isCommunity(access)) {
    const detail = 'This LinkedIn connection may post and not comment. Connect it through an app for communities.';
    return { kind: 'PERMISSION', code: 'comment_not_permitted', detail };
  }
  const call = { method: 'POST', path: commentsPath(inReplyTo), stage: 'publish', signal, now } as const;
  const bucket = bucketOf(call);
  await passBudget(access, bucket, 'publish');
  await input.beforeSend();
  const value = { actor: authorOf(access), object: inReplyTo, message: { text } };
  const body = { kind: 'json', value } as const;
  const answer = await noteLimit(access, bucket, () =>
    callLinkedin({ ...call, accessToken: access.accessToken, body, timeoutMs: COMMENT_MS }),
  );
  const id = answer.headers.get('x-restli-id');
  const named = commentSchema.safeParse(answer.json).data?.commentUrn;
  const urn = named ?? (id ? `urn:li:comment:(${inReplyTo},${id})` : null);
  if (!urn) return { kind: 'UNKNOWN_OUTCOME', code: 'no_id', detail: 'LinkedIn took the comment but named no id.' };
  const permalink = commentPermalinkOf(inReplyTo, urn);
  return { kind: 'OK', platformPostId: urn, permalink, publishedAt: answeredAt(answer, now) };
}
