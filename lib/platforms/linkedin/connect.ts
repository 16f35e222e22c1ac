import { exchangeCode, type OAuthCallback, requireScopes } from '../oauth';
import type { DiscoveredAccount, TokenSet } from '../platform';
import { asConnection } from '../refusal';
import { type LinkedinApp, linkedinAsks } from './apps';
import { modeOf, organizationUrn, personUrn } from './author';
import { memberPage, readMember } from './member';
import { onceKnown } from './once-known';
import { listPages, pageAddress } from './pages';

/**
 * The member, or the pages that the member may post as, each with the mode that the granted scopes make, and with the
 * member whose one consent to the app covers them all.
 */
export const connectLinkedin = (callback: OAuthCallback): Promise<DiscoveredAccount[]> =>
  asConnection('linkedin', async () => {
    const { app, provider } = linkedinAsks(callback.request);
    const token = await exchangeCode(provider, callback);
    return callback.request.as === 'page'
      ? pagesOf(token, app, callback.now)
      : [await memberOf(token, app, callback.now)];
  });

async function memberOf(token: TokenSet, app: LinkedinApp, now: Date): Promise<DiscoveredAccount> {
  const profile = app === 'share' ? ['openid', 'profile'] : ['r_basicprofile'];
  requireScopes('LinkedIn', token.scopes, [...profile, 'w_member_social']);
  const member = await onceKnown(() => readMember({ ...token, now }));
  return {
    platformUserId: member.id,
    kind: 'person',
    username: member.vanityName,
    displayName: member.name,
    avatarUrl: member.picture,
    profileUrl: member.vanityName && memberPage(member.vanityName),
    token,
    metadata: { author: personUrn(member.id), member: personUrn(member.id), mode: modeOf(token.scopes), app },
  };
}

async function pagesOf(token: TokenSet, app: LinkedinApp, now: Date): Promise<DiscoveredAccount[]> {
  requireScopes('LinkedIn', token.scopes, ['r_basicprofile', 'w_organization_social', 'rw_organization_admin']);
  const member = personUrn((await onceKnown(() => readMember({ ...token, now }))).id);
  const pages = await onceKnown(() => listPages({ ...token, now }));
  return pages.map(({ id, name, vanityName, role }) => ({
    platformUserId: id,
    kind: 'page',
    username: vanityName,
    displayName: name,
    avatarUrl: null,
    profileUrl: vanityName && pageAddress(vanityName),
    token,
    metadata: { author: organizationUrn(id), member, mode: modeOf(token.scopes), app, role },
  }));
}
