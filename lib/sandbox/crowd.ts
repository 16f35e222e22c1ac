import type { Platform } from '@/lib/contracts/platform';
import { PAGES, PEOPLE } from './facebook/people';
import { INSTAGRAM_ACCOUNTS } from './instagram/professionals';
import { MEMBERS, ORGANIZATIONS } from './linkedin/people';
import { USERS } from './x/people';

/** Who signs in at each network for one of a crowd. */
export type Newcomer = Record<Platform, string>;

/**
 * Lets `count` more people live on each network, for what needs many accounts: a member with an organization, a user, a
 * person with a Page, a professional account.
 */
export function addCrowd(count: number): Newcomer[] {
  return Array.from({ length: count }, (_, number) => {
    const [name, username] = [`Person ${number}`, `person${number}`];
    const last = String(number).padStart(6, '0');
    const ids = {
      linkedin: `crowd${last}`,
      x: `1800000000000${last}`,
      facebook: `10158000001${last}`,
      instagram: `17841400001${last}`,
    };
    const [organizationId, pageId] = [`81${last}`, `101500001${last}`];
    ORGANIZATIONS.push({ id: organizationId, name: `Firm ${number}`, vanityName: `firm-${number}`, followers: 10 });
    MEMBERS.push({
      ...{ id: ids.linkedin, firstName: 'Person', lastName: String(number), headline: name, vanityName: username },
      ...{ email: `${username}@example.com`, roles: { [organizationId]: 'ADMINISTRATOR' } },
    });
    USERS.push({ id: ids.x, name, username, description: name, subscriptionType: 'None', followers: 10 });
    PAGES.push({ id: pageId, name, username, category: 'Shop', followers: 10, instagramId: null });
    PEOPLE.push({ id: ids.facebook, name, email: `${username}@example.com`, pageIds: [pageId] });
    INSTAGRAM_ACCOUNTS.push({
      ...{ id: ids.instagram, scopedId: `26001000001${last}`, username, name, accountType: 'BUSINESS' },
      ...{ biography: name, followers: 10 },
    });
    return ids;
  });
}
