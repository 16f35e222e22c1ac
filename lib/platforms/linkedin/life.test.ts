import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountAccess, AccountKind } from '../platform';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_NOW,
  TEST_TOKEN,
  testAccess,
} from '../scripted-network-fixture';
import { inspectLinkedin } from './inspect';
import { revokeLinkedin } from './revoke';
import { refreshLinkedin } from './token-life';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const accessOf = (kind: AccountKind, app: 'share' | 'community'): AccountAccess => ({
  ...testAccess({ app, mode: app }),
  kind,
  platformUserId: kind === 'page' ? '5' : 'abc',
  scopes: ['w_member_social'],
});
const call = (access: AccountAccess = accessOf('person', 'community')) => ({
  ...{ access, signal: AbortSignal.timeout(10_000), now: TEST_NOW },
});
const later = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1_000);
const lines = () => network.seen.map(({ line }) => line.replace(/\/linkedin(-api)?/, ''));
const token = { access_token: 'AQY', expires_in: 5_183_999, scope: 'r_basicprofile,w_member_social' };
const active = {
  json: { active: true, status: 'active', expires_at: 1_780_000_000, scope: 'r_basicprofile,r_member_social' },
};

describe('refreshing a LinkedIn token', () => {
  const refresh = (refreshToken: string | null = 'AQR') => refreshLinkedin({ ...call(), refreshToken });

  it('exchanges it as the app that gave it; the end of the refresh token stays where it was', async () => {
    network.script({ json: { ...token, refresh_token: 'AQR', refresh_token_expires_in: 100 } });
    expect(await refresh()).toEqual({
      kind: 'refreshed',
      token: {
        accessToken: 'AQY',
        expiresAt: later(5_183_999),
        refreshToken: 'AQR',
        refreshExpiresAt: later(100),
        scopes: ['r_basicprofile', 'w_member_social'],
      },
    });
    expect(Object.fromEntries(new URLSearchParams(network.seen[0]?.text))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'AQR',
      client_id: 'demo-linkedin-community',
      client_secret: 'demo-linkedin-community-secret',
    });
  });

  it('keeps the refresh token where LinkedIn does not name it again', async () => {
    network.script({ json: token });
    expect(await refresh()).toMatchObject({ token: { refreshToken: 'AQR', refreshExpiresAt: null } });
  });

  it('asks nothing without one', async () => {
    network.script();
    expect(await refresh(null)).toMatchObject({ kind: 'RECONNECT', code: 'no_refresh_token' });
    expect(network.seen).toEqual([]);
  });

  it.each([
    ['a dead one', { status: 400, json: { error: 'invalid_request', error_description: 'expired' } }, 'RECONNECT'],
    ['a wrong app', { status: 401, json: { error: 'invalid_client' } }, 'PERMISSION'],
    ['a failure of LinkedIn', { status: 503 }, 'TRANSIENT'],
    ['no answer', 'cut', 'TRANSIENT'],
  ] as const)('names %s', async (_name, answer, kind) => {
    network.script(answer);
    expect(await refresh()).toMatchObject({ kind });
  });
});

describe('revoking a LinkedIn token', () => {
  it('tells LinkedIn as the app that it was given to', async () => {
    network.script({ status: 200 });
    expect(await revokeLinkedin(call(accessOf('person', 'share')))).toEqual({ kind: 'done' });
    expect(lines()).toEqual(['POST /oauth/v2/revoke']);
    expect(Object.fromEntries(new URLSearchParams(network.seen[0]?.text))).toEqual({
      client_id: 'demo-linkedin',
      client_secret: 'demo-linkedin-secret',
      token: TEST_TOKEN,
    });
  });

  it('says that it could not', async () => {
    network.script({ status: 500 });
    expect(await revokeLinkedin(call())).toMatchObject({ kind: 'TRANSIENT' });
    network.script({ status: 401, json: { error: 'invalid_client' } });
    expect(await revokeLinkedin(call())).toMatchObject({ kind: 'PERMISSION', code: 'invalid_client' });
  });
});

describe('inspecting a LinkedIn account', () => {
  it('reads scopes and end of the token, and who the member is', async () => {
    network.script(active, { json: { id: 'abc', localizedFirstName: 'Ingrid', vanityName: 'ingrid' } });
    expect(await inspectLinkedin(call())).toEqual({
      kind: 'alive',
      scopes: ['r_basicprofile', 'r_member_social'],
      expiresAt: new Date(1_780_000_000_000),
      displayName: 'Ingrid',
      username: 'ingrid',
      metadata: { mode: 'community' },
    });
    expect(lines()).toEqual(['POST /oauth/v2/introspectToken', 'GET /v2/me']);
  });

  it('sees that scopes were taken away', async () => {
    network.script(
      { json: { active: true, scope: 'openid,profile,w_member_social' } },
      { json: { sub: 'abc', name: 'Ingrid Berg', picture: 'https://media.example/p.jpg' } },
    );
    expect(await inspectLinkedin(call())).toMatchObject({
      kind: 'alive',
      avatarUrl: 'https://media.example/p.jpg',
      metadata: { mode: 'share' },
    });
  });

  const acls = (...ids: string[]) => ({
    json: { elements: ids.map((id) => ({ organization: `urn:li:organization:${id}` })) },
  });

  it('looks whether the member may still post as the page', async () => {
    const names = { json: { results: { 5: { localizedName: 'Fjord', vanityName: 'fjord' } } } };
    network.script(active, acls(), acls('5'), names);
    expect(await inspectLinkedin(call(accessOf('page', 'community')))).toMatchObject({
      kind: 'alive',
      displayName: 'Fjord',
      metadata: { role: 'CONTENT_ADMINISTRATOR' },
    });
    network.script(active, acls('6'), acls(), { json: { results: { 6: { localizedName: 'Other' } } } });
    expect(await inspectLinkedin(call(accessOf('page', 'community')))).toMatchObject({
      kind: 'PERMISSION',
      code: 'role_lost',
    });
  });

  it.each([
    [
      { active: false, status: 'revoked' },
      { kind: 'RECONNECT', code: 'revoked' },
    ],
    [{ active: false }, { kind: 'RECONNECT', code: 'inactive' }],
    [{ hello: 1 }, { kind: 'TRANSIENT', code: 'not_understood' }],
  ])('makes %j of a token', async (json, expected) => {
    network.script({ json });
    expect(await inspectLinkedin(call())).toMatchObject(expected);
  });
});
