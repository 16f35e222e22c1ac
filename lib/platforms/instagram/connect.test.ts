import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW } from '../scripted-network-fixture';
import { instagramAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const request = { redirectUri: 'https://app.example/callback', state: 'the-state', codeVerifier: 'v'.repeat(43) };
const url = new URL('https://app.example/callback?code=the-code-1&state=the-state');
const scopes = ['instagram_business_basic', 'instagram_business_content_publish'];
const long = { json: { access_token: 'long-lived-token', token_type: 'bearer', expires_in: 5_184_000 } };
const account = { json: { user_id: '178', username: 'fjord', name: 'Fjord', account_type: 'BUSINESS' } };
const connect = () => instagramAdapter.connect({ url, request, now: TEST_NOW });

describe('Instagram sign-in', () => {
  it.each([
    ['a list of permissions', { access_token: 'short-token', user_id: 178, permissions: scopes }],
    ['permissions in one text', { access_token: 'short-token', user_id: 178, permissions: scopes.join(',') }],
    [
      'the answer inside a list',
      { data: [{ access_token: 'short-token', user_id: '178', permissions: scopes.join(',') }] },
    ],
  ])('takes %s and keeps the token of 60 days', async (_name, short) => {
    network.script({ json: short }, long, account);
    expect(await connect()).toMatchObject([
      {
        platformUserId: '178',
        kind: 'professional',
        username: 'fjord',
        token: { accessToken: 'long-lived-token', expiresAt: new Date(TEST_NOW.getTime() + 5_184_000_000), scopes },
      },
    ]);
    expect(network.seen[1]?.line).toContain('grant_type=ig_exchange_token');
    expect(network.seen[2]?.headers.authorization).toBe('Bearer long-lived-token');
  });

  it('starts again after a refused code, in the words of Instagram or not', async () => {
    network.script({ status: 400, json: { error_type: 'OAuthException', code: 400, error_message: 'Invalid code' } });
    await expect(connect()).rejects.toMatchObject({ outcome: { kind: 'RECONNECT' } });
  });
});
