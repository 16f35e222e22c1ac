import { INSTAGRAM_ACCOUNTS } from '../instagram/professionals';
import type { SeededAccount } from '../network';

export interface FacebookPage {
  id: string;
  name: string;
  username: string;
  category: string;
  followers: number;
  /** The professional account on Instagram that is linked to it. */
  instagramId: string | null;
}

export interface FacebookPerson {
  id: string;
  name: string;
  email: string;
  pageIds: string[];
}

export const PAGES: FacebookPage[] = [
  {
    id: '101500000000001',
    name: 'Fjord Coffee Roasters',
    username: 'fjordcoffee',
    category: 'Coffee shop',
    followers: 2_840,
    instagramId: INSTAGRAM_ACCOUNTS[0]?.id ?? null,
  },
  {
    id: '101500000000002',
    name: 'Fjord Coffee School',
    username: 'fjordcoffeeschool',
    category: 'Education',
    followers: 412,
    instagramId: null,
  },
];

export const PEOPLE: FacebookPerson[] = [
  {
    id: '10158000000000001',
    name: 'Astrid Nygaard',
    email: 'astrid.nygaard@example.com',
    pageIds: PAGES.map(({ id }) => id),
  },
];

export const BUSINESSES = [
  { id: '201500000000001', name: 'Fjord Coffee AS', ownedPageIds: [PAGES[0]?.id ?? ''], clientPageIds: [] as string[] },
];

export const findPage = (id: string): FacebookPage | null =>
  PAGES.find((page) => page.id === id || page.username === id) ?? null;

export const findPerson = (id: string): FacebookPerson | null => PEOPLE.find((person) => person.id === id) ?? null;

export const profilePath = (page: FacebookPage): string => `/facebook/${page.username}`;

export const SEEDED: readonly SeededAccount[] = [
  ...PEOPLE.map(({ id, name }) => ({
    id,
    kind: 'person' as const,
    displayName: name,
    username: 'astrid.nygaard',
    profilePath: `/facebook/${id}`,
  })),
  ...PAGES.map((page) => ({
    id: page.id,
    kind: 'page' as const,
    displayName: page.name,
    username: page.username,
    profilePath: profilePath(page),
  })),
];
