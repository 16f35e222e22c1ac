import { z } from 'zod';
import { matchPost, notBefore, plainText } from '../match-post';
import type { ReconcileInput, Reconciliation } from '../platform';
import { asReconciliation } from '../refusal';
import { callLinkedin } from './api';
import { authorOf } from './author';
import { permalinkOf } from './permalink';
import { unescapeLittleText } from './text';

const PAGE_SIZE = 20;

const postsSchema = z.object({
  elements: z.array(
    z.object({
      id: z.string(),
      commentary: z.string().default(''),
      createdAt: z.number(),
      publishedAt: z.number().optional(),
    }),
  ),
});

/** Only a community app may read posts; a share app can tell nothing without sending again. */
export async function reconcileOnLinkedin(input: ReconcileInput): Promise<Reconciliation> {
  if (input.access.metadata.mode !== 'community') {
    const detail =
      'LinkedIn does not let this connection read posts. Look at the profile and say whether the post stands.';
    return { kind: 'unclear', code: 'not_readable', detail };
  }
  return asReconciliation(async () => {
    const answer = await callLinkedin({
      method: 'GET',
      path: '/rest/posts',
      query: { q: 'author', author: authorOf(input.access), count: String(PAGE_SIZE), sortBy: 'CREATED' },
      accessToken: input.access.accessToken,
      stage: 'read',
      signal: input.signal,
      now: input.now,
    });
    const parsed = postsSchema.safeParse(answer.json);
    if (!parsed.success)
      return { kind: 'unclear', code: 'not_understood', detail: 'LinkedIn listed posts in an unknown form.' };
    const listed = parsed.data.elements.map(({ id, commentary, createdAt, publishedAt }) => ({
      id,
      text: plainText(unescapeLittleText(commentary)),
      createdAt: new Date(publishedAt ?? createdAt),
      permalink: permalinkOf(id),
    }));
    const whole = listed.length < PAGE_SIZE || listed.some(({ createdAt }) => createdAt < notBefore(input.since));
    return matchPost(listed, { text: plainText(input.text), since: input.since, whole });
  });
}
