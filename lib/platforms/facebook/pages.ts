import { z } from 'zod';
import { inDoubt, Refused } from '../refusal';
import { facebookGraph } from './graph';

const PAGE_SIZE = 100;
/** A stop for a cursor that would not end. */
const MAX_PAGES = 20;

const pageSchema = z.object({
  id: z.string(),
  name: z.string(),
  access_token: z.string(),
  username: z.string().optional(),
  link: z.string().optional(),
  tasks: z.array(z.string()).optional(),
  picture: z.object({ data: z.object({ url: z.string() }) }).optional(),
});
export type Page = z.infer<typeof pageSchema>;

const listSchema = z.object({
  data: z.array(pageSchema),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .default({}),
});

/** Every Page of the person, each with its own token. @throws Refused */
export async function listPages(accessToken: string, now: Date): Promise<Page[]> {
  const pages: Page[] = [];
  let after: string | undefined;
  for (let count = 0; count < MAX_PAGES; count++) {
    const { json } = await facebookGraph({
      method: 'GET',
      path: '/me/accounts',
      query: { fields: 'id,name,access_token,username,link,tasks,picture{url}', limit: String(PAGE_SIZE), after },
      accessToken,
      answersWithSecrets: true,
      stage: 'read',
      now,
    });
    const list = listSchema.safeParse(json);
    if (!list.success)
      throw new Refused(inDoubt('read', 'not_understood', 'Facebook listed Pages in an unknown form.'));
    pages.push(...list.data.data);
    after = list.data.paging.next ? list.data.paging.cursors?.after : undefined;
    if (!after) break;
  }
  return pages;
}
