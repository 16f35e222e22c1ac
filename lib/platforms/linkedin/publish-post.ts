import { SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { Outcome, PublishInput } from '../platform';
import type { ProgressKeeper } from '../progress';
import { Refused } from '../refusal';
import { callLinkedin } from './api';
import { authorOf } from './author';
import { countPost, noteLimit, POSTS_BUCKET, passBudget } from './budget';
import { contentOf } from './content';
import { permalinkOf } from './permalink';
import { escapeLittleText } from './text';

const POST_MS = 25 * SECOND;
/** The URN that LinkedIn named when it called the post a duplicate: what `reconcile` may adopt. */
export const DUPLICATE_OF = 'duplicateOf';

export async function publishPost(input: PublishInput, progress: ProgressKeeper): Promise<Outcome> {
  const author = authorOf(input.access);
  const content = await contentOf(input, author, progress);
  await passBudget(input.access, POSTS_BUCKET, 'publish');
  // What an earlier text was a duplicate of says nothing of this one.
  if (progress.text(DUPLICATE_OF) !== null) await progress.save({ [DUPLICATE_OF]: null });
  await input.beforeSend();
  try {
    return await noteLimit(input.access, POSTS_BUCKET, () => createPost(input, postBody(input, author, content)));
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'DUPLICATE' && error.refusal.ref !== null) {
      await progress.save({ [DUPLICATE_OF]: error.refusal.ref });
    }
    throw error;
  }
}

async function createPost({ access, signal, now }: PublishInput, value: object): Promise<Outcome> {
  const answer = await callLinkedin({
    method: 'POST',
    path: '/rest/posts',
    accessToken: access.accessToken,
    body: { kind: 'json', value },
    timeoutMs: POST_MS,
    stage: 'publish',
    signal,
    now,
  });
  const urn = answer.headers.get('x-restli-id');
  if (!urn) return { kind: 'UNKNOWN_OUTCOME', code: 'no_id', detail: 'LinkedIn accepted the post but named no id.' };
  await countPost(access, now);
  return { kind: 'OK', platformPostId: urn, permalink: permalinkOf(urn), publishedAt: answeredAt(answer, now) };
}

const postBody = ({ text, options }: PublishInput, author: string, content: object | undefined): object => ({
  author,
  commentary: escapeLittleText(text),
  visibility: options.linkedin?.visibility ?? 'PUBLIC',
  distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
  ...(content ? { content } : {}),
  lifecycleState: 'PUBLISHED',
  isReshareDisabledByAuthor: false,
});
