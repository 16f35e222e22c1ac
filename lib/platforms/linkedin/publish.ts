import { SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { Outcome, PublishInput, PublishMedia } from '../platform';
import { keepProgress, prepareEach } from '../progress';
import { asOutcome } from '../refusal';
import { callLinkedin } from './api';
import { authorOf } from './author';
import { uploadImage } from './media';
import { permalinkOf } from './permalink';
import { escapeLittleText } from './text';

const POST_MS = 25 * SECOND;

export function publishToLinkedin(input: PublishInput): Promise<Outcome> {
  const progress = keepProgress(input);
  return asOutcome(progress.current, async () => {
    const author = authorOf(input.access);
    const images = await prepareEach(progress, 'images', input.media, (media) => uploadImage(input, author, media));
    await input.beforeSend();
    return createPost(input, postBody(author, input.text, contentOf(images, input.media)));
  });
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
  return { kind: 'OK', platformPostId: urn, permalink: permalinkOf(urn), publishedAt: answeredAt(answer, now) };
}

/** One picture, several, or none. */
function contentOf(images: readonly string[], media: readonly PublishMedia[]): object | undefined {
  const entries = images.map((id, index) => {
    const altText = media[index]?.altText;
    return altText ? { id, altText } : { id };
  });
  const [only] = entries;
  if (!only) return undefined;
  return entries.length === 1 ? { media: only } : { multiImage: { images: entries } };
}

const postBody = (author: string, text: string, content: object | undefined): object => ({
  author,
  commentary: escapeLittleText(text),
  visibility: 'PUBLIC',
  distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
  ...(content ? { content } : {}),
  lifecycleState: 'PUBLISHED',
  isReshareDisabledByAuthor: false,
});
