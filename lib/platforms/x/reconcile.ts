import { z } from 'zod';
import { type ListedPost, matchPost, notBefore } from '../match-post';
import type { ReconcileInput, Reconciliation } from '../platform';
import { asReconciliation, inDoubt, Refused } from '../refusal';
import { callX } from './api';
import { permalinkOf } from './permalink';
import { comparableText, restoreText } from './text';

/** X charges each post read: the smallest page, and no more pages than a quarter of an hour of a busy account. */
const PAGE_SIZE = 5;
const MAX_PAGES = 4;

const timelineSchema = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        created_at: z.string(),
        entities: z
          .object({ urls: z.array(z.object({ url: z.string(), expanded_url: z.string().optional() })).default([]) })
          .optional(),
      }),
    )
    .default([]),
  meta: z.object({ next_token: z.string().optional() }).default({}),
});
type Timeline = z.infer<typeof timelineSchema>;

export const reconcileOnX = (input: ReconcileInput): Promise<Reconciliation> =>
  asReconciliation(async () => {
    const sought = { text: comparableText(input.text), since: input.since };
    const listed: ListedPost[] = [];
    let next: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const timeline = await readPage(input, next);
      listed.push(...timeline.data.map((post) => asListed(input, post)));
      next = timeline.meta.next_token;
      if (!next) break;
    }
    return matchPost(listed, { ...sought, whole: next === undefined });
  });

async function readPage({ access, since, signal, now }: ReconcileInput, next: string | undefined): Promise<Timeline> {
  const answer = await callX({
    method: 'GET',
    path: `/2/users/${encodeURIComponent(access.platformUserId)}/tweets`,
    query: {
      max_results: String(PAGE_SIZE),
      start_time: `${notBefore(since).toISOString().slice(0, 19)}Z`,
      'tweet.fields': 'created_at,entities',
      pagination_token: next,
    },
    accessToken: access.accessToken,
    stage: 'read',
    signal,
    now,
  });
  const timeline = timelineSchema.safeParse(answer.json);
  if (timeline.success) return timeline.data;
  throw new Refused(inDoubt('read', 'not_understood', 'X listed posts in an unknown form.'));
}

function asListed(
  { access }: ReconcileInput,
  { id, text, created_at, entities }: Timeline['data'][number],
): ListedPost {
  const links = entities?.urls.map(({ url, expanded_url }) => ({ url, expandedUrl: expanded_url ?? null })) ?? [];
  return {
    id,
    text: comparableText(restoreText(text, links)),
    createdAt: new Date(created_at),
    permalink: permalinkOf(access, id),
  };
}
