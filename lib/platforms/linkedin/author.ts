import type { AccountAccess } from '../platform';

/** `share`: an app that may post for a member and read nothing. `community`: one that may read posts too. */
export type LinkedinMode = 'share' | 'community';

const READ_SCOPES = ['r_member_social', 'r_organization_social'];

export const personUrn = (subject: string): string => `urn:li:person:${subject}`;
export const organizationUrn = (id: string): string => `urn:li:organization:${id}`;

export const modeOf = (scopes: readonly string[]): LinkedinMode =>
  READ_SCOPES.some((scope) => scopes.includes(scope)) ? 'community' : 'share';

/** Whether this account's posts and comments can be read, and comments be written. */
export const isCommunity = ({ metadata }: AccountAccess): boolean => metadata.mode === 'community';

export const authorOf = ({ metadata, platformUserId, kind }: AccountAccess): string =>
  metadata.author ?? (kind === 'page' ? organizationUrn(platformUserId) : personUrn(platformUserId));
