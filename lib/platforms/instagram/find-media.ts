import { z } from 'zod';
import { matchPost, plainText } from '../match-post';
import { graphTime } from '../meta/graph-time';
import type { ReconcileInput, Reconciliation } from '../platform';
import { inDoubt, Refused } from '../refusal';
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

/** The media with this caption since `since`. Not to be found is no proof of absence: the container tells that. @throws Refused */
export async function findMedia(
  { access, text, since, signal, now }: Pick<ReconcileInput, 'access' | 'text' | 'since' | 'signal' | 'now'>,
  otherwise: Extract<Reconciliation, { kind: 'unclear' }>,
): Promise<Exclude<Reconciliation, { kind: 'absent' }>> {
  const { json } = await instagramGraph({
    method: 'GET',
    path: `/${access.platformUserId}/media`,
    query: { fields: 'id,caption,timestamp,permalink', limit: PAGE_SIZE },
    accessToken: access.accessToken,
    stage: 'read',
    signal,
    now,
  });
  const parsed = mediaSchema.safeParse(json);
  if (!parsed.success)
    throw new Refused(inDoubt('read', 'not_understood', 'Instagram listed media in an unknown form.'));
  const listed = parsed.data.data.map(({ id, caption, timestamp, permalink }) => ({
    id,
    text: plainText(caption),
    createdAt: graphTime(timestamp),
    permalink: permalink ?? null,
  }));
  const match = matchPost(listed, { text: plainText(text), since, whole: true });
  return match.kind === 'absent' ? otherwise : match;
}
