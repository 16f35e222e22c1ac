import { z } from 'zod';
import { type ListedPost, matchPost, plainText } from '../match-post';
import { graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { understood } from '../meta/understood';
import type { ReconcileInput, Reconciliation } from '../platform';
import { instagramGraph } from './graph';

const PAGE_SIZE = 50;
const MAX_PAGES = 4;

const commentsSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      text: z.string().default(''),
      timestamp: z.string(),
      username: z.string().optional(),
    }),
  ),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .default({}),
});

/** The account's own comment under its post. Instagram lists the newest first. @throws Refused */
export async function findComment(input: ReconcileInput): Promise<Reconciliation> {
  const listed: ListedPost[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await graphFor(
      instagramGraph,
      input,
    )({
      method: 'GET',
      path: `/${input.inReplyTo}/comments`,
      query: { fields: 'id,text,timestamp,username', limit: String(PAGE_SIZE), after },
      stage: 'read',
    });
    const { data, paging } = understood(commentsSchema, answer, 'Instagram listed comments');
    listed.push(...data.filter(({ username }) => isOwn(input, username)).map(asListed));
    after = paging.next ? paging.cursors?.after : undefined;
    if (!after) break;
  }
  return matchPost(listed, { ...input, text: plainText(input.text), whole: after === undefined });
}

const isOwn = ({ access }: ReconcileInput, username: string | undefined): boolean =>
  username === undefined || access.metadata.username === undefined || username === access.metadata.username;

const asListed = ({ id, text, timestamp }: z.infer<typeof commentsSchema>['data'][number]): ListedPost => ({
  id,
  text: plainText(text),
  createdAt: graphTime(timestamp),
  permalink: null,
});
