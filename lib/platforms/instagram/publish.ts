import { DAY, plus, SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { HttpResponse } from '../http-client';
import { createdId } from '../meta/created-id';
import { graphFor } from '../meta/graph';
import { readPermalink } from '../meta/permalink';
import type { Outcome, PublishInput } from '../platform';
import { keepProgress } from '../progress';
import { asOutcome, asReconciliation, inDoubt, Refused } from '../refusal';
import { publishComment } from './comment';
import { prepareContainer, readContainer, requireFinished } from './container';
import { findMedia, NOT_LISTED } from './find-media';
import { instagramGraph } from './graph';
import { requireQuota } from './quota';

const POST_MS = 25 * SECOND;
const CONTAINER_LIFE_MS = DAY;

/** Container, its processing (polled by the caller, never slept on), then the one request that publishes it. */
export function publishToInstagram(input: PublishInput): Promise<Outcome> {
  const progress = keepProgress(input);
  return asOutcome(progress.current, async () => {
    if (input.role !== 'post') return publishComment(input);
    if (!input.progress) await requireQuota(input);
    const container = await prepareContainer(input, progress);
    if ((await requireFinished(input, container)) === 'PUBLISHED') return adoptPublished(input);
    await input.beforeSend();
    const answer = await publishContainer(input, container);
    if (!answer) return adoptPublished(input);
    const id = createdId(answer, 'publish');
    const permalink = await readPermalink(instagramGraph, input, id, 'permalink');
    return { kind: 'OK', platformPostId: id, permalink, publishedAt: answeredAt(answer, input.now) };
  });
}

/** null: Instagram refused, yet the container says that it is published. @throws Refused */
async function publishContainer(input: PublishInput, container: string): Promise<HttpResponse | null> {
  try {
    return await graphFor(
      instagramGraph,
      input,
    )({
      method: 'POST',
      path: `/${input.access.platformUserId}/media_publish`,
      fields: { creation_id: container },
      timeoutMs: POST_MS,
      stage: 'publish',
    });
  } catch (error) {
    if (mayBeLive(error) && (await isPublished(input, container))) return null;
    throw error;
  }
}

/** After these two a new container would be made, or the post given up: first make sure that it is not out. */
const mayBeLive = (error: unknown): boolean =>
  error instanceof Refused && (error.refusal.kind === 'POLICY_BLOCK' || error.refusal.kind === 'MEDIA_RETRY');

async function isPublished(input: PublishInput, container: string): Promise<boolean> {
  try {
    return (await readContainer(input, container)).status_code === 'PUBLISHED';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.refusal.kind !== 'TRANSIENT') return false;
    throw new Refused(inDoubt('publish', error.refusal.code, 'Instagram did not say whether the post went out.'));
  }
}

/** The container was published by a request whose answer was lost: the post is among the media of its lifetime. */
async function adoptPublished(input: PublishInput): Promise<Outcome> {
  const since = plus(input.now, -CONTAINER_LIFE_MS);
  const found = await asReconciliation(() => findMedia({ ...input, since, taken: new Set() }, NOT_LISTED));
  if (found.kind !== 'found') return { kind: 'UNKNOWN_OUTCOME', code: NOT_LISTED.code, detail: NOT_LISTED.detail };
  const { platformPostId, permalink, publishedAt } = found;
  return { kind: 'OK', platformPostId, permalink, publishedAt };
}
