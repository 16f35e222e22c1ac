import { z } from 'zod';
import { type ListedPost, matchPost, notBefore, plainText } from '../match-post';
import type { ReconcileInput, Reconciliation } from '../platform';
import { textIn } from '../progress';
import { Refused } from '../refusal';
import { callAs } from './api';
import { authorOf } from './author';
import { permalinkOf } from './permalink';
import { DUPLICATE_OF } from './publish-post';
import { restliText } from './restli';
import { unescapeLittleText } from './text';

const PAGE_SIZE = 20;

const postSchema = z.object({
  id: z.string(),
  commentary: z.string().default(''),
  createdAt: z.number(),
  publishedAt: z.number().optional(),
});
const postsSchema = z.object({ elements: z.array(postSchema) });

const listedOf = ({ id, commentary, createdAt, publishedAt }: z.infer<typeof postSchema>): ListedPost => ({
  id,
  text: plainText(unescapeLittleText(commentary)),
  createdAt: new Date(publishedAt ?? createdAt),
  permalink: permalinkOf(id),
});

const NOT_UNDERSTOOD = {
  kind: 'unclear',
  code: 'not_understood',
  detail: 'LinkedIn listed posts in an unknown form.',
} as const;

/** Looks among the author's posts; then at the post that LinkedIn called this one a duplicate of. @throws Refused */
export async function findPost(input: ReconcileInput): Promise<Reconciliation> {
  const answer = await callAs(input.access, {
    method: 'GET',
    path: '/rest/posts',
    query: { q: 'author', author: authorOf(input.access), count: String(PAGE_SIZE), sortBy: 'CREATED' },
    stage: 'read',
    signal: input.signal,
    now: input.now,
  });
  const parsed = postsSchema.safeParse(answer.json);
  if (!parsed.success) return NOT_UNDERSTOOD;
  const listed = parsed.data.elements.map(listedOf);
  const whole = listed.length < PAGE_SIZE || listed.some(({ createdAt }) => createdAt < notBefore(input.since));
  const match = matchPost(listed, { ...input, text: plainText(input.text), whole });
  const ref = textIn(input.progress, DUPLICATE_OF);
  return match.kind === 'found' || ref === null ? match : adopt(input, ref);
}

/** A duplicate's URN is proof only when it resolves: after a deletion LinkedIn names ever new ones that lead nowhere. */
async function adopt(input: ReconcileInput, ref: string): Promise<Reconciliation> {
  const post = await readPost(input, ref);
  if (post === null) return { kind: 'unclear', code: 'ghost_duplicate', detail: GHOST };
  const parsed = postSchema.safeParse(post);
  if (!parsed.success) return NOT_UNDERSTOOD;
  const { id, createdAt, permalink } = listedOf(parsed.data);
  if (createdAt < notBefore(input.since) || input.taken.has(id))
    return { kind: 'unclear', code: 'older_duplicate', detail: olderDuplicate(id) };
  return { kind: 'found', platformPostId: id, permalink, publishedAt: createdAt };
}

const GHOST =
  'LinkedIn calls this a duplicate of a post that does not exist, as it does for a day or two after one was deleted. Change the text or wait.';
export const olderDuplicate = (urn: string): string =>
  `LinkedIn takes the same text only once, and it stands already: ${permalinkOf(urn)}. Change the text.`;

async function readPost({ access, signal, now }: ReconcileInput, urn: string): Promise<unknown> {
  try {
    const path = `/rest/posts/${restliText(urn)}`;
    return (await callAs(access, { method: 'GET', path, stage: 'read', signal, now })).json;
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'NOT_FOUND') return null;
    throw error;
  }
}
