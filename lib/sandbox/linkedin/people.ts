import type { SeededAccount } from '../network';

export interface Member {
  id: string;
  firstName: string;
  lastName: string;
  headline: string;
  vanityName: string;
  email: string;
  /** Organizations that this member administers. */
  organizations: string[];
}

export interface Organization {
  id: string;
  name: string;
  vanityName: string;
  followers: number;
}

export const MEMBERS: readonly Member[] = [
  {
    id: 'aQ3fJ0rdAs',
    firstName: 'Astrid',
    lastName: 'Nygaard',
    headline: 'Founder at Fjord Coffee Roasters',
    vanityName: 'astrid-nygaard',
    email: 'astrid.nygaard@example.com',
    organizations: ['80417731'],
  },
  {
    id: 'bT7kL2mVik',
    firstName: 'Jonas',
    lastName: 'Viken',
    headline: 'Marketing at Fjord Coffee Roasters',
    vanityName: 'jonas-viken',
    email: 'jonas.viken@example.com',
    organizations: [],
  },
];

export const ORGANIZATIONS: readonly Organization[] = [
  { id: '80417731', name: 'Fjord Coffee Roasters', vanityName: 'fjord-coffee-roasters', followers: 1_840 },
];

/** Someone who can be the author of a post. */
export interface Author {
  urn: string;
  id: string;
  name: string;
  detail: string;
  profilePath: string;
}

const memberAuthor = (member: Member): Author => ({
  urn: `urn:li:person:${member.id}`,
  id: member.id,
  name: `${member.firstName} ${member.lastName}`,
  detail: member.headline,
  profilePath: `/linkedin/in/${member.vanityName}`,
});

const organizationAuthor = (organization: Organization): Author => ({
  urn: `urn:li:organization:${organization.id}`,
  id: organization.id,
  name: organization.name,
  detail: `${organization.followers.toLocaleString('en')} followers`,
  profilePath: `/linkedin/company/${organization.vanityName}`,
});

const AUTHORS: readonly Author[] = [...MEMBERS.map(memberAuthor), ...ORGANIZATIONS.map(organizationAuthor)];

export const findMember = (id: string): Member | undefined => MEMBERS.find((member) => member.id === id);
export const findAuthor = (urn: string): Author | undefined => AUTHORS.find((author) => author.urn === urn);
export const authorById = (id: string): Author | undefined => AUTHORS.find((author) => author.id === id);
export const authorByProfile = (path: string): Author | undefined =>
  AUTHORS.find((author) => author.profilePath === path || path === `/linkedin/in/${author.id}`);

export const ACCOUNTS: readonly SeededAccount[] = AUTHORS.map((author) => ({
  id: author.id,
  kind: author.urn.startsWith('urn:li:person:') ? 'person' : 'page',
  displayName: author.name,
  username: author.profilePath.split('/').at(-1) ?? author.id,
  profilePath: author.profilePath,
}));
