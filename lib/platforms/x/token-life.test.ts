import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountCall } from '../platform';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_NOW,
  TEST_TOKEN,
  testAccess,
} from '../scripted-network-fixture';
import { inspectX } from './inspect';
import { revokeX } from './revoke';
import { refreshX, xTokenLife } from './token-life';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const call = (): AccountCall => ({
  access: testAccess({ username: 'fjord' }),
  signal: AbortSignal.timeout(10_000),
  now: TEST_NOW,
});
const refresh = (refreshToken: string | null = 'refresh-token-1') => refreshX({ ...call(), refreshToken });
const basic = `Basic ${Buffer.from('demo-x:demo-x-secret').toString('base64')}`;
const token = {
  access_token: 'access-2',
  refresh_token: 'refresh-token-2',
  token_type: 'bearer',
  expires_in: 7200,
  scope: 'tweet.read tweet.write users.read media.write offline.access',
};

describe('a token of X', () => {
  it('is renewed well before its two hours are over', () => {
    expect(xTokenLife).toEqual({ refreshBeforeMs: 30 * 60_000, minAgeMs: 0 });
  });

  it('is exchanged with its successor, as the confidential client', async () => {
    network.script({ json: token });
    expect(await refresh()).toEqual({
      kind: 'refreshed',
      token: {
        accessToken: 'access-2',
        refreshToken: 'refresh-token-2',
        expiresAt: new Date('2026-03-10T14:00:00Z'),
        refreshExpiresAt: null,
        scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
      },
    });
    expect(network.seen[0]).toMatchObject({ line: 'POST /x-api/2/oauth2/token', headers: { authorization: basic } });
    expect(Object.fromEntries(new URLSearchParams(network.seen[0]?.text))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-token-1',
    });
  });

  it('keeps a refresh token that has no successor, and shows a scope that was taken away', async () => {
    network.script({ json: { ...token, refresh_token: undefined, scope: 'tweet.read' } });
    expect(await refresh()).toMatchObject({ token: { refreshToken: 'refresh-token-1', scopes: ['tweet.read'] } });
  });

  it.each(['invalid_request', 'invalid_grant'])(
    'with a dead or used refresh token (%s) has a code of its own',
    async (error) => {
      network.script({ status: 400, json: { error, error_description: 'Value passed for the token was invalid.' } });
      expect(await refresh()).toMatchObject({ kind: 'RECONNECT', code: 'refresh_token_invalid' });
    },
  );

  it.each([
    [
      { status: 401, json: { error: 'unauthorized_client' } },
      { kind: 'PERMISSION', code: 'unauthorized_client' },
    ],
    [
      { status: 503, text: '<html>' },
      { kind: 'TRANSIENT', code: 'http_503' },
    ],
    ['cut', { kind: 'TRANSIENT' }],
    [{ text: '<html>' }, { kind: 'RECONNECT', code: 'invalid_answer' }],
  ] as const)('after %j: %j', async (answer, expected) => {
    network.script(answer);
    expect(await refresh()).toMatchObject(expected);
    expect(network.seen).toHaveLength(1);
  });

  it('without offline.access cannot be renewed', async () => {
    network.script();
    expect(await refresh(null)).toMatchObject({ kind: 'RECONNECT', code: 'no_refresh_token' });
    expect(network.seen).toEqual([]);
  });

  it('never shows a refresh token in what it says', async () => {
    network.script({ status: 400, json: { error: 'server_error', error_description: 'refresh-token-1 is odd' } });
    expect(JSON.stringify(await refresh())).not.toContain('refresh-token-1');
  });
});

describe('revokeX', () => {
  it('ends the refresh token, then the access token', async () => {
    network.script({ json: { revoked: true } }, { json: { revoked: true } });
    expect(await revokeX({ ...call(), refreshToken: 'refresh-token-1' })).toEqual({ kind: 'done' });
    expect(network.seen.map(({ line, text }) => [line, text])).toEqual([
      ['POST /x-api/2/oauth2/revoke', 'token=refresh-token-1'],
      ['POST /x-api/2/oauth2/revoke', `token=${TEST_TOKEN}`],
    ]);
    expect(network.seen[0]?.headers.authorization).toBe(basic);
  });

  it('is done with a token that X does not know', async () => {
    network.script({ status: 400, json: { error: 'invalid_request' } });
    expect(await revokeX(call())).toEqual({ kind: 'done' });
  });

  it.each([
    [{ status: 503 }, 'TRANSIENT'],
    [{ status: 401, json: { error: 'unauthorized_client' } }, 'RECONNECT'],
    ['cut', 'TRANSIENT'],
  ] as const)('after %j: %s', async (answer, kind) => {
    network.script(answer);
    expect(await revokeX(call())).toMatchObject({ kind });
  });
});

describe('inspectX', () => {
  it('learns name, picture and subscription', async () => {
    const data = {
      id: '1',
      name: 'Fjord',
      username: 'fjord2',
      profile_image_url: 'https://x/1',
      subscription_type: 'Premium',
    };
    network.script({ json: { data } });
    expect(await inspectX(call())).toEqual({
      kind: 'alive',
      displayName: 'Fjord',
      username: 'fjord2',
      avatarUrl: 'https://x/1',
      metadata: { username: 'fjord2', subscriptionType: 'Premium' },
    });
    expect(network.seen[0]?.line).toBe(
      'GET /x-api/2/users/me?user.fields=name%2Cprofile_image_url%2Csubscription_type%2Cusername',
    );
  });

  it.each([
    [{ status: 401 }, 'RECONNECT'],
    [{ status: 503 }, 'TRANSIENT'],
    [{ text: '<html>' }, 'TRANSIENT'],
  ] as const)('after %j: %s', async (answer, kind) => {
    network.script(answer);
    expect(await inspectX(call())).toMatchObject({ kind });
  });
});
