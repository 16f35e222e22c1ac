import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { Outcome, PublishInput } from '../platform';
import { keepProgress } from '../progress';
import { asOutcome, Refused } from '../refusal';
import { callX } from './api';
import { permalinkOf } from './permalink';
import { sentText } from './text';
import { uploadMedia } from './upload-media';

const POST_MS = 25 * SECOND;
const createdSchema = z.object({ data: z.object({ id: z.string() }) });

/** A post, the next part of a thread, or a comment: the last two are replies. Media first, then the one request that publishes. */
export function publishToX(input: PublishInput): Promise<Outcome> {
  const progress = keepProgress(input);
  return asOutcome(progress.current, async () => createPost(input, await uploadMedia(input, progress)));
}

async function createPost(input: PublishInput, mediaIds: readonly string[]): Promise<Outcome> {
  const { access, beforeSend, signal, now } = input;
  const answer = await callX({
    method: 'POST',
    path: '/2/tweets',
    access,
    priority: 'publish',
    body: { kind: 'json', value: postBody(input, mediaIds) },
    beforeSend,
    timeoutMs: POST_MS,
    stage: 'publish',
    signal,
    now,
  });
  const created = createdSchema.safeParse(answer.json);
  if (!created.success)
    return { kind: 'UNKNOWN_OUTCOME', code: 'no_id', detail: 'X accepted the post but named no id.' };
  const { id } = created.data.data;
  return { kind: 'OK', platformPostId: id, permalink: permalinkOf(access, id), publishedAt: answeredAt(answer, now) };
}

/** X takes no unknown, null or empty field. */
function postBody(input: PublishInput, mediaIds: readonly string[]): object {
  const { replySettings, madeWithAi, paidPartnership } = input.options.x ?? {};
  const text = sentText(input);
  return {
    ...(text === '' ? {} : { text }),
    ...(mediaIds.length === 0 ? {} : { media: { media_ids: mediaIds } }),
    ...(input.role === 'post' ? {} : { reply: { in_reply_to_tweet_id: parentOf(input) } }),
    ...(replySettings ? { reply_settings: replySettings } : {}),
    ...(madeWithAi ? { made_with_ai: true } : {}),
    ...(paidPartnership ? { paid_partnership: true } : {}),
  };
}

function parentOf({ inReplyTo }: PublishInput): string {
  if (inReplyTo) return inReplyTo;
  const detail = 'The post that this one follows has no id on X. Publish it first.';
  throw new Refused({ kind: 'INVALID_CONTENT', code: 'no_parent', detail });
}
