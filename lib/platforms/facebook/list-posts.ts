import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import { type ListedPost, notBefore, plainText } from '../match-post';
import { graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { understood } from '../meta/understood';
import type { ReconcileInput } from '../platform';
import { facebookGraph } from './graph';

const PAGE_SIZE = 25;
const MAX_PAGES = 4;

const pageSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      message: z.string().optional(),
      description: z.string().optional(),
      created_time: z.string(),
      permalink_url: z.string().optional(),
      post_id: z.string().optional(),
    }),
  ),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .default({}),
});
type Row = z.infer<typeof pageSchema>['data'][number];

type Listing = Pick<ReconcileInput, 'access' | 'since' | 'signal' | 'now'>;

/** `whole`: the list reaches back to `since`. */
export interface Listed {
  posts: ListedPost[];
  whole: boolean;
}

/** `published_posts`: `feed` would ask for one more permission and shows visitors' posts too. @throws Refused */
export const listPosts = (input: Listing): Promise<Listed> =>
  listEdge(input, 'published_posts', 'id,message,created_time,permalink_url');

/** Also those that are still in processing, which no list of posts has. @throws Refused */
export const listVideos = (input: Listing): Promise<Listed> =>
  listEdge(input, 'videos', 'id,description,created_time,permalink_url,post_id');

async function listEdge(input: Listing, edge: string, fields: string): Promise<Listed> {
  const posts: ListedPost[] = [];
  const since = String(Math.floor(notBefore(input.since).getTime() / SECOND));
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await graphFor(
      facebookGraph,
      input,
    )({
      method: 'GET',
      path: `/${input.access.platformUserId}/${edge}`,
      query: { fields, since, limit: String(PAGE_SIZE), after },
      stage: 'read',
    });
    const { data, paging } = understood(pageSchema, answer, 'Facebook listed posts');
    posts.push(...data.map((row) => asListed(row, input.access.platformUserId)));
    after = paging.next ? paging.cursors?.after : undefined;
    if (!after) break;
  }
  return { posts, whole: after === undefined };
}

const asListed = ({ id, post_id, message, description, created_time, permalink_url }: Row, pageId: string) => ({
  id: post_id === undefined || post_id.includes('_') ? (post_id ?? id) : `${pageId}_${post_id}`,
  text: plainText(message ?? description ?? ''),
  createdAt: graphTime(created_time),
  permalink: permalink_url ?? null,
});
