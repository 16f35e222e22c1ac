import type { World } from '../world';
import { type FacebookPage, findPerson, PAGES } from './people';

/** What a person shared with an app at the last consent. */
interface Grant {
  pageIds: string[];
  declined: string[];
  /** Epoch milliseconds: 90 days after the consent, data access ends until the person consents again. */
  dataAccessExpiresAtMs: number;
}

const COLLECTION = 'facebook-grants';
const keyOf = (clientId: string, userId: string): string => `${clientId}/${userId}`;

export const saveGrant = (world: World, clientId: string, userId: string, grant: Grant): Promise<void> =>
  world.store.put(COLLECTION, keyOf(clientId, userId), grant);

export const findGrant = (world: World, clientId: string, userId: string): Promise<Grant | null> =>
  world.store.get<Grant>(COLLECTION, keyOf(clientId, userId));

export const removeGrant = (world: World, clientId: string, userId: string): Promise<void> =>
  world.store.remove(COLLECTION, keyOf(clientId, userId));

/** The Pages that a person has a role on and shared with this app. */
export async function sharedPages(world: World, clientId: string, userId: string): Promise<FacebookPage[]> {
  const grant = await findGrant(world, clientId, userId);
  const roles = findPerson(userId)?.pageIds ?? [];
  return PAGES.filter(({ id }) => roles.includes(id) && grant?.pageIds.includes(id));
}
