import { SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { HttpResponse } from '../http-client';
import { createdId } from '../meta/created-id';
import { type GraphRequest, graphFor } from '../meta/graph';
import { readPermalink } from '../meta/permalink';
import type { Outcome, PublishInput } from '../platform';
import { facebookGraph } from './graph';

/** Below the time that the domain keeps free for the single request after `beforeSend`. */
const SEND_MS = 25 * SECOND;

/** The single request that makes the post public. @throws Refused */
export async function send(
  input: PublishInput,
  request: Pick<GraphRequest, 'path' | 'fields' | 'query'>,
): Promise<HttpResponse> {
  await input.beforeSend();
  return graphFor(facebookGraph, input)({ method: 'POST', ...request, timeoutMs: SEND_MS, stage: 'publish' });
}

/** The post that `answer` names, with its address if Facebook tells it. */
export async function sent(input: PublishInput, answer: HttpResponse): Promise<Outcome> {
  const id = createdId(answer, 'publish');
  const permalink = await readPermalink(facebookGraph, input, id, 'permalink_url');
  return { kind: 'OK', platformPostId: id, permalink, publishedAt: answeredAt(answer, input.now) };
}
