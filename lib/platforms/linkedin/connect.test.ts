import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW } from '../scripted-network-fixture';
import { linkedinAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const request = { redirectUri: 'https://app.example/callback', state: 'the-state', codeVerifier: 'v'.repeat(43) };
const token = (scope: string) => ({ json: { access_token: 'AQX', expires_in: 5_183_999, scope } });
const granted = token('email,openid,profile,w_member_social');
const member = { json: { sub: 'abc', name: 'Ingrid Berg', picture: 'https://media.example/p.jpg' } };
const revoked = { status: 401, json: { status: 401, serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN' } };
const connect = (query = 'code=the-code-1&state=the-state') =>
  linkedinAdapter.connect({ url: new URL(`https://app.example/callback?${query}`), request, now: TEST_NOW });

describe('LinkedIn sign-in', () => {
  it('asks for a member, never for organisations', async () => {
    const url = await linkedinAdapter.authorizationUrl(request);
    expect(`${url.origin}${url.pathname}`).toBe(`${network.url}/linkedin/oauth/v2/authorization`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'demo-linkedin',
      redirect_uri: request.redirectUri,
      scope: 'openid profile email w_member_social',
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
        metadata: { author: 'urn:li:person:abc', mode: 'share' },
      },
    ]);
    expect(network.seen[0]?.text).toContain('client_secret=demo-linkedin-secret');
    expect(network.seen[1]?.line).toBe('GET /linkedin-api/v2/userinfo');
  });

  it('waits for a brand-new token that LinkedIn does not know everywhere yet', async () => {
    network.script(granted, revoked, member);
    expect(await connect()).toHaveLength(1);
  });

  it('sees a community app by what was granted', async () => {
    network.script(token('openid profile w_member_social r_member_social'), member);
    expect((await connect())[0]?.metadata).toMatchObject({ mode: 'community' });
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
