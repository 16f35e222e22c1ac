import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW, testAccess } from '../scripted-network-fixture';
import { xAdapter } from './index';
import { writtenRequests } from './written-request-fixture';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const seen = (): string => writtenRequests(network.seen);

describe('what X is asked beside posts', () => {
  const call = () => ({
    access: { ...testAccess(), scopes: ['tweet.read', 'users.read'] },
    signal: AbortSignal.timeout(10_000),
    now: TEST_NOW,
  });

  it('to renew, look at and end a connection', async () => {
    const token = { access_token: 'a', refresh_token: 'r', token_type: 'bearer', expires_in: 7200 };
    network.script({ json: token });
    await xAdapter.refresh?.({ ...call(), refreshToken: 'refresh-token-1' });
    expect(seen()).toMatchInlineSnapshot(`
      "
      POST /2/oauth2/token
      authorization: Basic …
      content-type: application/x-www-form-urlencoded;charset=UTF-8

      refresh_token=refresh-token-1&grant_type=refresh_token
      "
    `);
    network.script({ json: { data: { id: '1', name: 'Fjord', username: 'fjord' } } });
    await xAdapter.inspect?.(call());
    expect(seen()).toMatchInlineSnapshot(`
      "
      GET /2/users/me?user.fields=name,profile_image_url,subscription_type,username
      authorization: Bearer …
      "
    `);
    network.script({}, {});
    await xAdapter.revoke?.({ ...call(), refreshToken: 'refresh-token-1' });
    expect(seen()).toMatchInlineSnapshot(`
      "
      POST /2/oauth2/revoke
      authorization: Basic …
      content-type: application/x-www-form-urlencoded;charset=UTF-8

      token=refresh-token-1

      ---
      POST /2/oauth2/revoke
      authorization: Basic …
      content-type: application/x-www-form-urlencoded;charset=UTF-8

      token=token-that-must-never-show
      "
    `);
  });

  it('for numbers', async () => {
    network.script({ json: {} }, { json: {} });
    const posts = [
      { platformPostId: '8', publishedAt: TEST_NOW },
      { platformPostId: '7', publishedAt: new Date('2025-12-01') },
    ];
    await xAdapter.metrics?.posts({ ...call(), posts });
    expect(seen()).toMatchInlineSnapshot(`
      "
      GET /2/tweets?ids=8&tweet.fields=attachments,public_metrics,non_public_metrics,organic_metrics&expansions=attachments.media_keys&media.fields=public_metrics
      authorization: Bearer …

      ---
      GET /2/tweets?ids=7&tweet.fields=attachments,public_metrics&expansions=attachments.media_keys&media.fields=public_metrics
      authorization: Bearer …
      "
    `);
    network.script({ json: { data: { id: '1', name: 'Fjord', username: 'fjord' } } });
    await xAdapter.metrics?.account(call());
    expect(seen()).toMatchInlineSnapshot(`
      "
      GET /2/users/me?user.fields=public_metrics
      authorization: Bearer …
      "
    `);
  });
});
