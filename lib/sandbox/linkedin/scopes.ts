import type { World } from '../world';

/** Registered apps. Community Management must be the only product of an app, so the two never share scopes. */
interface App {
  id: string;
  secret: string;
  name: string;
  scopes: readonly string[];
  /** Only approved apps get refresh tokens. */
  refreshTokens: boolean;
}

const SHARE = ['openid', 'profile', 'email', 'w_member_social'];
const COMMUNITY = [
  'r_basicprofile',
  'w_member_social',
  'r_member_social',
  'w_organization_social',
  'r_organization_social',
  'rw_organization_admin',
  'r_organization_admin',
  'r_member_postAnalytics',
  'r_member_profileAnalytics',
];

const APPS: readonly App[] = [
  {
    id: 'demo-linkedin',
    secret: 'demo-linkedin-secret',
    name: 'AI Growth Manager',
    scopes: SHARE,
    refreshTokens: false,
  },
  {
    id: 'demo-linkedin-community',
    secret: 'demo-linkedin-community-secret',
    name: 'AI Growth Manager Community',
    scopes: COMMUNITY,
    refreshTokens: true,
  },
];

/** How a switch changes an app: scopes that it is not entitled to, scopes that vanish in silence, its refresh tokens. */
export interface AppChange {
  refuses: string[];
  drops: string[];
  refreshTokens: boolean | null;
}

const CHANGES = 'linkedin-apps';

export const isApp = (id: string): boolean => APPS.some((app) => app.id === id);

export const changeApp = (world: World, id: string, change: AppChange): Promise<void> =>
  world.store.put(CHANGES, id, change);

export async function findApp(world: World, id: string): Promise<(App & { drops: string[] }) | undefined> {
  const app = APPS.find((each) => each.id === id);
  const change = await world.store.get<AppChange>(CHANGES, id);
  if (!app || !change) return app && { ...app, drops: [] };
  return {
    ...app,
    scopes: app.scopes.filter((scope) => !change.refuses.includes(scope)),
    refreshTokens: change.refreshTokens ?? app.refreshTokens,
    drops: change.drops,
  };
}

const WORDS: Record<string, string> = {
  openid: 'Use your name and photo',
  profile: 'Use your name and photo',
  email: 'Use the primary email address of your LinkedIn account',
  w_member_social: 'Create, modify, and delete posts, comments, and reactions on your behalf',
  r_basicprofile: 'Use your basic profile including your name, photo and headline',
  r_member_social: 'Retrieve your posts, comments, reactions, and other engagement data',
  w_organization_social: "Create, modify, and delete posts on your organization's behalf",
  r_organization_social: "Retrieve your organization's posts and engagement data",
  rw_organization_admin: "Manage your organization's pages and retrieve reporting data",
  r_organization_admin: "Retrieve your organization's pages and reporting data",
  r_member_postAnalytics: 'Retrieve the analytics of your posts',
  r_member_profileAnalytics: 'Retrieve the analytics of your profile',
};

export const permissionWords = (scopes: readonly string[]): string[] => [
  ...new Set(scopes.map((scope) => WORDS[scope] ?? scope)),
];
