import { textWithLink } from '@/lib/contracts/drafts/text-with-link';
import { matchPost, plainText } from '../match-post';
import type { ReconcileInput, Reconciliation } from '../platform';
import { textIn } from '../progress';
import { asReconciliation } from '../refusal';
import { findComment } from './find-comment';
import { findStory } from './find-story';
import { listPosts, listVideos } from './list-posts';
import { readVideo } from './video-state';

/** Each kind of post is sought where Facebook lists that kind. */
export const reconcileOnFacebook = (input: ReconcileInput): Promise<Reconciliation> =>
  asReconciliation(async () => {
    const video = textIn(input.progress, 'video');
    if (input.role !== 'post') return findComment(input);
    if (video) return askVideo(input, video);
    if (input.options.facebook?.placement === 'story') return findStory(input);
    if (textIn(input.progress, 'sends') === 'video') return findPost(input, listVideos);
    return findPost(input, listPosts);
  });

/** A video's session tells by itself whether it was finished. */
async function askVideo(input: ReconcileInput, video: string): Promise<Reconciliation> {
  const state = await readVideo(input, video);
  switch (state.kind) {
    case 'public': {
      const { platformPostId, permalink, publishedAt } = state;
      return { kind: 'found', platformPostId, permalink, publishedAt: publishedAt ?? input.now };
    }
    case 'uploading':
    case 'uploaded':
    case 'expired':
      return { kind: 'absent' };
    case 'processing':
    case 'failed':
      return { kind: 'unclear', code: `video_${state.kind}`, detail: `Facebook says of the video: ${state.kind}.` };
  }
}

/** A link stands in the text beside pictures and in its card otherwise, so either text is the post's. */
async function findPost(input: ReconcileInput, list: typeof listPosts): Promise<Reconciliation> {
  const { posts, whole } = await list(input);
  const texts = new Set([input.text, textWithLink(input.text, input.options.link?.url)].map(plainText));
  const answers = [...texts].map((text) => matchPost(posts, { text, since: input.since, taken: input.taken, whole }));
  return answers.find(({ kind }) => kind === 'found') ?? answers[0] ?? { kind: 'absent' };
}
