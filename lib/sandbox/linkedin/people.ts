import type { SeededAccount } from '../network';

/** Roles that may post as the organization. */
export type OrganizationRole = 'ADMINISTRATOR' | 'CONTENT_ADMINISTRATOR';

export interface Member {
  id: string;
  firstName: string;
  lastName: string;
  headline: string;
  vanityName: string;
  email: string;
  /** The roles of this member, by organization. */
  roles: Readonly<Record<string, OrganizationRole>>;
}

export interface Organization {
  id: string;
  name: string;
  vanityName: string;
  followers: number;
}

export const MEMBERS: Member[] = [
  {
    id: 'aQ3fJ0rdAs',
    firstName: 'Astrid',
    lastName: 'Nygaard',
    headline: 'Founder at Fjord Coffee Roasters',
    vanityName: 'astrid-nygaard',
    email: 'astrid.nygaard@example.com',
    roles: { '80417731': 'ADMINISTRATOR', '80417990': 'CONTENT_ADMINISTRATOR' },
  },
  {
    id: 'bT7kL2mVik',
    firstName: 'Jonas',
    lastName: 'Viken',
    headline: 'Marketing at Fjord Coffee Roasters',
    vanityName: 'jonas-viken',
    email: 'jonas.viken@example.com',
    roles: {},
  },
];

export const ORGANIZATIONS: Organization[] = [
  { id: '80417731', name: 'Fjord Coffee Roasters', vanityName: 'fjord-coffee-roasters', followers: 1_840 },
  { id: '80417990', name: 'Fjord Coffee School', vanityName: 'fjord-coffee-school', followers: 312 },
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

const authors = (): Author[] => [...MEMBERS.map(memberAuthor), ...ORGANIZATIONS.map(organizationAuthor)];

/** The organizations that a member may post as. */
export const rolesOf = (memberId: string): ReadonlyMap<string, OrganizationRole> =>
  new Map(Object.entries(findMember(memberId)?.roles ?? {}));

export const findMember = (id: string): Member | undefined => MEMBERS.find((member) => member.id === id);
export const findAuthor = (urn: string): Author | undefined => authors().find((author) => author.urn === urn);
export const authorById = (id: string): Author | undefined => authors().find((author) => author.id === id);
export const authorByProfile = (path: string): Author | undefined =>
  authors().find((author) => author.profilePath === path || path === `/linkedin/in/${author.id}`);

export const ACCOUNTS: readonly SeededAccount[] = authors().map((author) => ({
  id: author.id,
  kind: author.urn.startsWith('urn:li:person:') ? 'person' : 'page',
  displayName: author.name,
  username: author.profilePath.split('/').at(-1) ?? author.id,
  profilePath: author.profilePath,
}));
