import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW } from '../scripted-network-fixture';
import { xAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const codeVerifier = 'v'.repeat(43);
const request = { redirectUri: 'https://app.example/callback', state: 'the-state', codeVerifier };
const url = new URL('https://app.example/callback?code=the-code-1&state=the-state');
const token = {
  access_token: 'access',
  refresh_token: 'refresh',
  token_type: 'bearer',
  expires_in: 7200,
  scope: 'tweet.read tweet.write users.read media.write offline.access',
};
const user = { id: '55', name: 'Fjord', username: 'fjord', subscription_type: 'Premium' };

describe('X sign-in', () => {
  it('proves with PKCE who asked', async () => {
    const address = await xAdapter.authorizationUrl(request);
    expect(address.pathname).toBe('/x/i/oauth2/authorize');
    expect(address.searchParams.get('code_challenge')).toBe(
      createHash('sha256').update(codeVerifier).digest('base64url'),
    );
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('exchanges the code with Basic authentication and learns name and subscription', async () => {
    network.script({ json: token }, { json: { data: user } });
    expect(await xAdapter.connect({ url, request, now: TEST_NOW })).toMatchObject([
      {
        platformUserId: '55',
        username: 'fjord',
        profileUrl: `${network.url}/x/fjord`,
        token: { accessToken: 'access', refreshToken: 'refresh', expiresAt: new Date('2026-03-10T14:00:00Z') },
        metadata: { username: 'fjord', subscriptionType: 'Premium' },
      },
    ]);
    expect(network.seen[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('demo-x:demo-x-secret').toString('base64')}`,
    );
    expect(Object.fromEntries(new URLSearchParams(network.seen[0]?.text))).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code-1',
      redirect_uri: request.redirectUri,
      code_verifier: codeVerifier,
    });
  });

  it('starts again after a code that X no longer takes', async () => {
    const description = 'Value passed for the authorization code was invalid.';
    network.script({ status: 400, json: { error: 'invalid_request', error_description: description } });
    await expect(xAdapter.connect({ url, request, now: TEST_NOW })).rejects.toMatchObject({
      outcome: { kind: 'RECONNECT', code: 'invalid_request' },
    });
  });

  it('refuses a connection that may not upload', async () => {
    network.script({ json: { ...token, scope: 'tweet.read tweet.write users.read' } });
    await expect(xAdapter.connect({ url, request, now: TEST_NOW })).rejects.toMatchObject({
      outcome: { code: 'missing_scope', detail: expect.stringContaining('media.write') },
    });
  });
});
