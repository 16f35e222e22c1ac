import { SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { HttpResponse } from '../http-client';
import { createdId } from '../meta/created-id';
import { graphFor } from '../meta/graph';
import type { Outcome, PublishInput } from '../platform';
import { Refused } from '../refusal';
import { instagramGraph } from './graph';

const POST_MS = 25 * SECOND;

/** A comment of the account under its own post. Comments have no address. */
export async function publishComment(input: PublishInput): Promise<Outcome> {
  if (input.inReplyTo === null) {
    const detail = 'A comment needs the post that it stands under.';
    throw new Refused({ kind: 'INVALID_CONTENT', code: 'no_parent', detail });
  }
  await input.beforeSend();
  const answer = await writeComment(input);
  const publishedAt = answeredAt(answer, input.now);
  return { kind: 'OK', platformPostId: createdId(answer, 'publish'), permalink: null, publishedAt };
}

/** @throws Refused */
async function writeComment(input: PublishInput): Promise<HttpResponse> {
  const path = `/${input.inReplyTo}/comments`;
  const request = { method: 'POST', path, fields: { message: input.text }, timeoutMs: POST_MS } as const;
  try {
    return await graphFor(instagramGraph, input)({ ...request, stage: 'publish' });
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== NO_SUCH_OBJECT) throw error;
    const detail = 'The post that this comment was for is no longer on Instagram.';
    throw new Refused({ kind: 'INVALID_CONTENT', code: 'parent_gone', detail });
  }
}

/** Of an account it says that the token is dead; of a post, that the post is. */
const NO_SUCH_OBJECT = '100/33';
