import { z } from 'zod';
import { type ListedPost, matchPost, notBefore } from '../match-post';
import type { ReconcileInput, Reconciliation } from '../platform';
import { asReconciliation, inDoubt, Refused } from '../refusal';
import { callX } from './api';
import { permalinkOf } from './permalink';
import { comparableText, restoreText, sentText } from './text';

/** X charges each post read: the smallest page, and no more pages than a quarter of an hour of a busy account. */
const PAGE_SIZE = 5;
const MAX_PAGES = 4;

const entitiesSchema = z.object({
  urls: z.array(z.object({ url: z.string(), expanded_url: z.string().optional() })).default([]),
});
const timelineSchema = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        created_at: z.string(),
        entities: entitiesSchema.optional(),
        /** A text beyond 280, whole; `text` is then its beginning. */
        note_tweet: z.object({ text: z.string(), entities: entitiesSchema.optional() }).optional(),
        referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).default([]),
      }),
    )
    .default([]),
  meta: z.object({ next_token: z.string().optional() }).default({}),
});
type Timeline = z.infer<typeof timelineSchema>;
type TimelinePost = Timeline['data'][number];

/** Looks in the account's timeline for the post, or for the reply to the same post: two parts of a thread may have one text. */
export const reconcileOnX = (input: ReconcileInput): Promise<Reconciliation> =>
  asReconciliation(async () => {
    const sought = { text: comparableText(sentText(input)), since: input.since, taken: input.taken };
    const listed: ListedPost[] = [];
    let next: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const timeline = await readPage(input, next);
      const follows = timeline.data.filter((post) => parentOf(post) === input.inReplyTo);
      listed.push(...follows.map((post) => asListed(input, post)));
      next = timeline.meta.next_token;
      if (!next) break;
    }
    return matchPost(listed, { ...sought, whole: next === undefined });
  });

const parentOf = ({ referenced_tweets }: TimelinePost): string | null =>
  referenced_tweets.find(({ type }) => type === 'replied_to')?.id ?? null;

async function readPage({ access, since, signal, now }: ReconcileInput, next: string | undefined): Promise<Timeline> {
  const answer = await callX({
    method: 'GET',
    path: '/2/users/:id/tweets',
    id: access.platformUserId,
    query: {
      max_results: String(PAGE_SIZE),
      start_time: `${notBefore(since).toISOString().slice(0, 19)}Z`,
      'tweet.fields': 'created_at,entities,note_tweet,referenced_tweets',
      pagination_token: next,
    },
    access,
    priority: 'publish',
    stage: 'read',
    signal,
    now,
  });
  const timeline = timelineSchema.safeParse(answer.json);
  if (timeline.success) return timeline.data;
  throw new Refused(inDoubt('read', 'not_understood', 'X listed posts in an unknown form.'));
}

function asListed({ access }: ReconcileInput, { id, created_at, note_tweet, ...short }: TimelinePost): ListedPost {
  const { text, entities } = note_tweet ?? short;
  // The link of a long post's picture is known from the short form alone.
  const urls = [...(entities?.urls ?? []), ...(note_tweet ? (short.entities?.urls ?? []) : [])];
  const links = urls.map(({ url, expanded_url }) => ({ url, expandedUrl: expanded_url ?? null }));
  return {
    id,
    text: comparableText(restoreText(text, links)),
    createdAt: new Date(created_at),
    permalink: permalinkOf(access, id),
  };
}
