import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorizationRequest } from '../authorization';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW } from '../scripted-network-fixture';
import { linkedinAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const share = {
  redirectUri: 'https://app.example/callback',
  state: 'the-state',
  codeVerifier: 'v'.repeat(43),
  least: true,
};
const person = { ...share, least: false };
const page = { ...person, as: 'page' as const };
const token = (scope: string, more: object = {}) => ({
  json: { access_token: 'AQX', expires_in: 5_183_999, scope, ...more },
});
const granted = token('email,openid,profile,w_member_social');
const member = { json: { sub: 'abc', name: 'Ingrid Berg', picture: 'https://media.example/p.jpg' } };
const me = { json: { id: 'abc', localizedFirstName: 'Ingrid', localizedLastName: 'Berg', vanityName: 'ingrid-berg' } };
const revoked = { status: 401, json: { status: 401, serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN' } };
const connect = (query = 'code=the-code-1&state=the-state', request: AuthorizationRequest = share) =>
  linkedinAdapter.connect({ url: new URL(`https://app.example/callback?${query}`), request, now: TEST_NOW });
const connectAs = (request: AuthorizationRequest) => connect(undefined, request);
const lines = () => network.seen.map(({ line }) => line.replace('/linkedin-api', ''));

describe('LinkedIn sign-in', () => {
  it.each([
    ['a member by the app for sharing', share, 'demo-linkedin', 'openid profile email w_member_social'],
    [
      'a member by the app for communities',
      person,
      'demo-linkedin-community',
      'r_basicprofile w_member_social r_member_social r_member_postAnalytics r_member_profileAnalytics',
    ],
    [
      'pages, and organisation scopes for them alone',
      page,
      'demo-linkedin-community',
      'r_basicprofile w_organization_social r_organization_social rw_organization_admin',
    ],
  ])('asks for %s', async (_name, request, clientId, scope) => {
    const url = await linkedinAdapter.authorizationUrl(request);
    expect(`${url.origin}${url.pathname}`).toBe(`${network.url}/linkedin/oauth/v2/authorization`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: share.redirectUri,
      scope,
      state: 'the-state',
    });
  });

  it('gives the member with a token of 60 days', async () => {
    network.script(granted, member);
    expect(await connect()).toEqual([
      {
        platformUserId: 'abc',
        kind: 'person',
        username: null,
        displayName: 'Ingrid Berg',
        avatarUrl: 'https://media.example/p.jpg',
        profileUrl: null,
        token: {
          accessToken: 'AQX',
          expiresAt: new Date(TEST_NOW.getTime() + 5_183_999_000),
          refreshToken: null,
          refreshExpiresAt: null,
          scopes: ['email', 'openid', 'profile', 'w_member_social'],
        },
        metadata: { author: 'urn:li:person:abc', member: 'urn:li:person:abc', mode: 'share', app: 'share' },
      },
    ]);
    expect(network.seen[0]?.text).toContain('client_secret=demo-linkedin-secret');
    expect(network.seen[1]?.line).toBe('GET /linkedin-api/v2/userinfo');
  });

  it('waits for a brand-new token that LinkedIn does not know everywhere yet', async () => {
    network.script(granted, revoked, member);
    expect(await connect()).toHaveLength(1);
    network.script(
      token('r_basicprofile,w_organization_social,rw_organization_admin'),
      revoked,
      me,
      { json: { elements: [] } },
      { json: { elements: [] } },
    );
    expect(await connectAs(page)).toEqual([]);
  });

  it('reads a member of a community app by the basic profile, with the refresh token', async () => {
    const refresh = { refresh_token: 'AQR', refresh_token_expires_in: 31_535_999 };
    network.script(token('r_basicprofile,w_member_social,r_member_social', refresh), me);
    expect(await connectAs(person)).toMatchObject([
      {
        username: 'ingrid-berg',
        displayName: 'Ingrid Berg',
        profileUrl: `${network.url}/linkedin/in/ingrid-berg`,
        token: { refreshToken: 'AQR', refreshExpiresAt: new Date(TEST_NOW.getTime() + 31_535_999_000) },
        metadata: { author: 'urn:li:person:abc', mode: 'community', app: 'community' },
      },
    ]);
    expect(network.seen[0]?.text).toContain('client_secret=demo-linkedin-community-secret');
    expect(lines()[1]).toBe('GET /v2/me');
  });

  it('falls back to sharing when LinkedIn drops the scopes for reading in silence', async () => {
    network.script(token('r_basicprofile,w_member_social'), me);
    expect((await connectAs(person))[0]?.metadata).toMatchObject({ mode: 'share', app: 'community' });
  });

  it('lists every page of both roles, each once, and names them in batches', async () => {
    const acls = (from: number, count: number) => ({
      json: {
        elements: Array.from({ length: count }, (_, index) => ({
          organization: `urn:li:organization:${from + index}`,
        })),
      },
    });
    const names = (from: number, count: number) => ({
      json: {
        results: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [
            from + index,
            { localizedName: `Page ${from + index}`, vanityName: `p${from + index}` },
          ]),
        ),
      },
    });
    network.script(
      token('r_basicprofile,w_organization_social,r_organization_social,rw_organization_admin'),
      ...[me, acls(1, 20), acls(21, 1), acls(21, 2), names(1, 20), names(21, 2)],
    );
    const accounts = await connectAs(page);
    expect(accounts).toHaveLength(22);
    expect(accounts[20]).toMatchObject({
      platformUserId: '21',
      kind: 'page',
      displayName: 'Page 21',
      username: 'p21',
      profileUrl: `${network.url}/linkedin/company/p21`,
      metadata: {
        ...{ author: 'urn:li:organization:21', member: 'urn:li:person:abc', mode: 'community' },
        ...{ app: 'community', role: 'ADMINISTRATOR' },
      },
    });
    expect(accounts[21]?.metadata.role).toBe('CONTENT_ADMINISTRATOR');
    expect(lines().slice(1)).toEqual([
      'GET /v2/me',
      'GET /rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&count=20&start=0',
      'GET /rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&count=20&start=20',
      'GET /rest/organizationAcls?q=roleAssignee&role=CONTENT_ADMINISTRATOR&state=APPROVED&count=20&start=0',
      `GET /rest/organizations?ids=List(${Array.from({ length: 20 }, (_, index) => index + 1)})`,
      'GET /rest/organizations?ids=List(21,22)',
    ]);
  });

  it('refuses pages that may not be posted as', async () => {
    network.script(token('r_basicprofile'));
    await expect(connectAs(page)).rejects.toMatchObject({
      outcome: { kind: 'PERMISSION', code: 'missing_scope', detail: expect.stringContaining('w_organization_social') },
    });
  });

  it('refuses a connection that may not post', async () => {
    network.script(token('openid,profile,email'));
    await expect(connect()).rejects.toMatchObject({
      outcome: { kind: 'PERMISSION', code: 'missing_scope', detail: expect.stringContaining('w_member_social') },
    });
  });

  it.each([
    ['code=the-code-1&state=another', { kind: 'RECONNECT' }],
    ['code=the-code-1', { kind: 'RECONNECT' }],
    ['error=user_cancelled_login&state=the-state', { kind: 'PERMISSION', code: 'access_denied' }],
    ['error=unauthorized_scope_error&state=the-state', { kind: 'PERMISSION', code: 'unauthorized_scope_error' }],
  ])('asks LinkedIn nothing after %s', async (query, outcome) => {
    network.script();
    await expect(connect(query)).rejects.toMatchObject({ name: 'PlatformError', outcome });
    expect(network.seen).toEqual([]);
  });

  it.each([
    [
      'a used code',
      { status: 400, json: { error: 'invalid_grant', error_description: 'the-code-1 was used' } },
      'RECONNECT',
    ],
    [
      'a secret that was left out',
      {
        status: 400,
        json: { error: 'invalid_request', error_description: 'A required parameter "client_secret" is missing' },
      },
      'RECONNECT',
    ],
    ['a wrong secret', { status: 401, json: { error: 'invalid_client', error_description: 'no' } }, 'PERMISSION'],
    ['a failure of its own', { status: 503, text: 'later' }, 'TRANSIENT'],
    ['no token', { json: { hello: 1 } }, 'RECONNECT'],
  ])('names %s without repeating the code', async (_name, answer, kind) => {
    network.script(answer);
    const failure = await connect().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'PlatformError', outcome: { kind } });
    expect(String(failure)).not.toContain('the-code-1');
  });
});
