import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { inDoubt, Refused } from '../refusal';
import { callLinkedin } from './api';
import type { MemberCall } from './member';

/** Roles with which a member may post as a page. */
const ROLES = ['ADMINISTRATOR', 'CONTENT_ADMINISTRATOR'] as const;
const PAGE_SIZE = 20;
/** Far above what a member manages; a list that never ends is left there. */
const MOST_PAGES = 500;

export interface LinkedinPage {
  id: string;
  name: string;
  vanityName: string | null;
  role: (typeof ROLES)[number];
}

const aclsSchema = z.object({ elements: z.array(z.object({ organization: z.string() })) });
const organizationsSchema = z.object({
  results: z.record(z.string(), z.object({ localizedName: z.string(), vanityName: z.string().optional() })),
});

/** Every page that the member may post as, each once. @throws Refused */
export async function listPages(call: MemberCall): Promise<LinkedinPage[]> {
  const roles = new Map<string, LinkedinPage['role']>();
  for (const role of ROLES) {
    for (const id of await organizationsWith(call, role)) if (!roles.has(id)) roles.set(id, role);
  }
  const named = await readOrganizations(call, [...roles.keys()]);
  return named.map((page) => ({ ...page, role: roles.get(page.id) ?? 'ADMINISTRATOR' }));
}

async function organizationsWith(call: MemberCall, role: string): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < MOST_PAGES; start += PAGE_SIZE) {
    const query = { q: 'roleAssignee', role, state: 'APPROVED', count: String(PAGE_SIZE), start: String(start) };
    const answer = await read(call, '/rest/organizationAcls', query);
    const parsed = aclsSchema.safeParse(answer);
    if (!parsed.success) throw notUnderstood();
    ids.push(...parsed.data.elements.map(({ organization }) => organization.split(':').at(-1) ?? ''));
    if (parsed.data.elements.length < PAGE_SIZE) break;
  }
  return ids;
}

/** Names of organizations, in batches. @throws Refused */
export async function readOrganizations(call: MemberCall, ids: string[]): Promise<Omit<LinkedinPage, 'role'>[]> {
  const found: Omit<LinkedinPage, 'role'>[] = [];
  for (let start = 0; start < ids.length; start += PAGE_SIZE) {
    const answer = await read(call, '/rest/organizations', { ids: { list: ids.slice(start, start + PAGE_SIZE) } });
    const parsed = organizationsSchema.safeParse(answer);
    if (!parsed.success) throw notUnderstood();
    for (const [id, { localizedName, vanityName }] of Object.entries(parsed.data.results)) {
      found.push({ id, name: localizedName, vanityName: vanityName ?? null });
    }
  }
  return found;
}

type Query = Parameters<typeof callLinkedin>[0]['query'];

async function read({ accessToken, signal, now }: MemberCall, path: string, query: Query): Promise<unknown> {
  return (await callLinkedin({ method: 'GET', path, query, accessToken, stage: 'read', signal, now })).json;
}

const notUnderstood = (): Refused =>
  new Refused(inDoubt('read', 'not_understood', 'LinkedIn described the pages in an unknown form.'));

export const pageAddress = (vanityName: string): string =>
  endpoint(env().LINKEDIN_AUTH_URL, `/company/${vanityName}`).href;
