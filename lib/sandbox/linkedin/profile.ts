import { json } from '../json';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import { authenticate, authenticateRest } from './access';
import { FAULT_REPLIES, illegalArgument, invalidToken, notPermitted } from './errors';
import { findMember, type Member, ORGANIZATIONS, rolesOf } from './people';
import { listParam } from './restli';

async function asMember(
  call: Call,
  resource: string,
  scope: string,
  work: (member: Member, scopes: string[]) => object,
): Promise<Response> {
  const token = await authenticate(call);
  if (token instanceof Response) return token;
  return underFault(
    call.world,
    { network: 'linkedin', operation: 'read', account: token.accountId },
    FAULT_REPLIES,
    async () => {
      const member = findMember(token.accountId);
      if (!member) return invalidToken();
      return token.scopes.includes(scope) ? json(work(member, token.scopes)) : notPermitted(resource);
    },
  );
}

/** GET /v2/userinfo: OpenID Connect's claims, as far as the scopes go. */
export const userInfo = (call: Call): Promise<Response> =>
  asMember(call, 'userinfo.GET.NO_VERSION', 'openid', (member, scopes) => ({
    sub: member.id,
    ...(scopes.includes('profile') && {
      name: `${member.firstName} ${member.lastName}`,
      given_name: member.firstName,
      family_name: member.lastName,
      picture: `${call.origin}/linkedin/avatar/${member.id}`,
      locale: { country: 'US', language: 'en' },
    }),
    ...(scopes.includes('email') && { email: member.email, email_verified: true }),
  }));

/** GET /v2/me */
export const me = (call: Call): Promise<Response> =>
  asMember(call, 'GET /me', 'r_basicprofile', (member) => ({
    id: member.id,
    localizedFirstName: member.firstName,
    localizedLastName: member.lastName,
    localizedHeadline: member.headline,
    vanityName: member.vanityName,
    firstName: localized(member.firstName),
    lastName: localized(member.lastName),
  }));

const localized = (text: string) => ({
  localized: { en_US: text },
  preferredLocale: { country: 'US', language: 'en' },
});

/** GET /rest/organizationAcls and /v2/organizationalEntityAcls, `q=roleAssignee`. */
export const organizationAcls =
  (versioned: boolean) =>
  async (call: Call): Promise<Response> => {
    const token = versioned ? await authenticateRest(call, 'organizationAcls') : await authenticate(call);
    if (token instanceof Response) return token;
    if (!token.scopes.some((scope) => scope === 'rw_organization_admin' || scope === 'r_organization_admin')) {
      return notPermitted('organizationAcls.FINDER-roleAssignee');
    }
    const role = call.url.searchParams.get('role') ?? 'ADMINISTRATOR';
    const start = Number(call.url.searchParams.get('start') ?? 0);
    const count = Number(call.url.searchParams.get('count') ?? 10);
    if (call.url.searchParams.get('q') !== 'roleAssignee') return illegalArgument('Unknown finder');
    const ids = [...rolesOf(token.accountId)].flatMap(([id, held]) => (held === role ? [id] : []));
    const elements = ids.slice(start, start + count).map((id) => ({
      role,
      state: 'APPROVED',
      roleAssignee: `urn:li:person:${token.accountId}`,
      [versioned ? 'organization' : 'organizationalTarget']: `urn:li:organization:${id}`,
    }));
    return json({ paging: { count, start, links: [], total: ids.length }, elements });
  };

/** GET /rest/organizations?ids=List(1,2) */
export async function organizations(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'organizations.BATCH_GET', [
    'rw_organization_admin',
    'r_organization_admin',
    'r_organization_social',
  ]);
  if (token instanceof Response) return token;
  const ids = listParam(call.url, 'ids');
  if (!ids) return illegalArgument('Invalid List');
  const found = ORGANIZATIONS.filter((organization) => ids.includes(organization.id));
  return json({
    results: Object.fromEntries(
      found.map(({ id, name, vanityName }) => [id, { id: Number(id), localizedName: name, vanityName }]),
    ),
    statuses: Object.fromEntries(found.map(({ id }) => [id, 200])),
    errors: {},
  });
}
