import { z } from 'zod';
import { matchPost, plainText } from '../match-post';
import { graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { understood } from '../meta/understood';
import type { ReconcileInput, Reconciliation } from '../platform';
import { captionOf, isStory } from './caption';
import { instagramGraph } from './graph';

const PAGE_SIZE = '25';

export const NOT_LISTED = {
  kind: 'unclear',
  code: 'published_not_listed',
  detail: 'Instagram says that the post is published but does not list it yet.',
} as const;

const mediaSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      caption: z.string().default(''),
      timestamp: z.string(),
      permalink: z.string().optional(),
    }),
  ),
});

/** The media, or the story, with this caption since `since`. Not to be found is no proof of absence: the container tells that. @throws Refused */
export async function findMedia(
  input: Pick<ReconcileInput, 'access' | 'text' | 'options' | 'since' | 'taken' | 'signal' | 'now'>,
  otherwise: Extract<Reconciliation, { kind: 'unclear' }>,
): Promise<Exclude<Reconciliation, { kind: 'absent' }>> {
  const answer = await graphFor(
    instagramGraph,
    input,
  )({
    method: 'GET',
    path: `/${input.access.platformUserId}/${isStory(input) ? 'stories' : 'media'}`,
    query: { fields: 'id,caption,timestamp,permalink', limit: PAGE_SIZE },
    stage: 'read',
  });
  const { data } = understood(mediaSchema, answer, 'Instagram listed media');
  const listed = data.map(({ id, caption, timestamp, permalink }) => ({
    id,
    text: plainText(caption),
    createdAt: graphTime(timestamp),
    permalink: permalink ?? null,
  }));
  const match = matchPost(listed, { ...input, text: plainText(captionOf(input)), whole: true });
  return match.kind === 'absent' ? otherwise : match;
}
