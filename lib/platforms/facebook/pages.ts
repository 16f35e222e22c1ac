import { z } from 'zod';
import { connecting, graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import { Refused } from '../refusal';
import { facebookGraph } from './graph';
import { mayUseInstagram } from './linked-instagram';

const PAGE_SIZE = 100;
/** A stop for a cursor that would not end. */
const MAX_PAGES = 20;
const PAGE_FIELDS = 'id,name,access_token,username,link,tasks,picture{url}';
const LINKED_FIELDS = ',instagram_business_account{id,username,name,profile_picture_url}';

const pageSchema = z.object({
  id: z.string(),
  name: z.string(),
  access_token: z.string(),
  username: z.string().optional(),
  link: z.string().optional(),
  tasks: z.array(z.string()).optional(),
  picture: z.object({ data: z.object({ url: z.string() }) }).optional(),
  instagram_business_account: z
    .object({
      id: z.string(),
      username: z.string().optional(),
      name: z.string().optional(),
      profile_picture_url: z.string().optional(),
    })
    .optional(),
});
export type Page = z.infer<typeof pageSchema>;

/** A business lists Pages that this person has no role on: those come without a token. */
const listedPageSchema = pageSchema.extend({ access_token: z.string().optional() });
const businessSchema = z.object({ id: z.string() });

export interface Person {
  accessToken: string;
  scopes: readonly string[];
  now: Date;
}

/** Every Page of the person, each once and with its own token: their own, then those of their businesses. @throws Refused */
export async function listPages(person: Person): Promise<Page[]> {
  const own = await listEdge(person, '/me/accounts', fieldsFor(person), pageSchema);
  const others = person.scopes.includes('business_management') ? await businessPages(person) : [];
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...others.filter(({ id }) => !known.has(id) && known.add(id))];
}

const fieldsFor = ({ scopes }: Person): string => (mayUseInstagram(scopes) ? PAGE_FIELDS + LINKED_FIELDS : PAGE_FIELDS);

/** A business that does not let its Pages be listed takes nothing from the person's own. @throws Refused */
async function businessPages(person: Person): Promise<Page[]> {
  const pages: z.infer<typeof listedPageSchema>[] = [];
  try {
    for (const { id } of await listEdge(person, '/me/businesses', 'id', businessSchema)) {
      pages.push(...(await listEdge(person, `/${id}/owned_pages`, fieldsFor(person), listedPageSchema)));
      pages.push(...(await listEdge(person, `/${id}/client_pages`, fieldsFor(person), listedPageSchema)));
    }
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind !== 'PERMISSION') throw error;
  }
  return pages.flatMap(({ access_token, ...page }) => (access_token ? [{ ...page, access_token }] : []));
}

async function listEdge<T>(
  { accessToken, now }: Person,
  path: string,
  fields: string,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const listSchema = z.object({
    data: z.array(schema),
    paging: z
      .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
      .default({}),
  });
  const graph = graphFor(facebookGraph, { access: connecting(accessToken), now });
  const found: T[] = [];
  let after: string | undefined;
  for (let count = 0; count < MAX_PAGES; count++) {
    const query = { fields, limit: String(PAGE_SIZE), after };
    const answer = await graph({ method: 'GET', path, query, answersWithSecrets: true, stage: 'read' });
    const list = understood(listSchema, answer, 'Facebook listed Pages');
    found.push(...list.data);
    after = list.paging.next ? list.paging.cursors?.after : undefined;
    if (!after) break;
  }
  return found;
}
