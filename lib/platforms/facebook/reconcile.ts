import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import { type ListedPost, matchPost, notBefore, plainText } from '../match-post';
import { graphTime } from '../meta/graph-time';
import type { ReconcileInput, Reconciliation } from '../platform';
import { asReconciliation, inDoubt, Refused } from '../refusal';
import { facebookGraph } from './graph';

const PAGE_SIZE = 25;
const MAX_PAGES = 4;

const postsSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      message: z.string().default(''),
      created_time: z.string(),
      permalink_url: z.string().optional(),
    }),
  ),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .default({}),
});
type Posts = z.infer<typeof postsSchema>;

/** Reads `published_posts`: `feed` would ask for one more permission and shows visitors' posts too. */
export const reconcileOnFacebook = (input: ReconcileInput): Promise<Reconciliation> =>
  asReconciliation(async () => {
    const listed: ListedPost[] = [];
    let after: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const posts = await readPage(input, after);
      listed.push(...posts.data.map(asListed));
      after = posts.paging.next ? posts.paging.cursors?.after : undefined;
      if (!after) break;
    }
    return matchPost(listed, { text: plainText(input.text), since: input.since, whole: after === undefined });
  });

async function readPage({ access, since, signal, now }: ReconcileInput, after: string | undefined): Promise<Posts> {
  const { json } = await facebookGraph({
    method: 'GET',
    path: `/${access.platformUserId}/published_posts`,
    query: {
      fields: 'id,message,created_time,permalink_url',
      since: String(Math.floor(notBefore(since).getTime() / SECOND)),
      limit: String(PAGE_SIZE),
      after,
    },
    accessToken: access.accessToken,
    stage: 'read',
    signal,
    now,
  });
  const posts = postsSchema.safeParse(json);
  if (posts.success) return posts.data;
  throw new Refused(inDoubt('read', 'not_understood', 'Facebook listed posts in an unknown form.'));
}

const asListed = ({ id, message, created_time, permalink_url }: Posts['data'][number]): ListedPost => ({
  id,
  text: plainText(message),
  createdAt: graphTime(created_time),
  permalink: permalink_url ?? null,
});
