import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW } from '../scripted-network-fixture';
import { facebookAdapter } from './index';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const request = { redirectUri: 'https://app.example/callback', state: 'the-state', codeVerifier: 'v'.repeat(43) };
const url = new URL('https://app.example/callback?code=the-code-1&state=the-state#_=_');
const short = { json: { access_token: 'short-lived-token', token_type: 'bearer', expires_in: 5_000 } };
const long = { json: { access_token: 'long-lived-token', token_type: 'bearer', expires_in: 5_184_000 } };
const permissions = (declined: string[] = []) => ({
  json: {
    data: ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement', 'read_insights'].map((permission) => ({
      permission,
      status: declined.includes(permission) ? 'declined' : 'granted',
    })),
  },
});
const page = (id: string, tasks = ['CREATE_CONTENT']) => ({
  id,
  name: `Page ${id}`,
  access_token: `page-token-${id}`,
  tasks,
});
const pages = (after: string | null, ...data: object[]) => ({
  json: {
    data,
    paging: after ? { cursors: { after }, next: 'https://graph.example/next' } : { cursors: { after: 'x' } },
  },
});
const person = { json: { id: 'person-1' } };
const connect = () => facebookAdapter.connect({ url, request, now: TEST_NOW });

describe('Facebook sign-in', () => {
  it('gives each Page with its own token that does not end, over all cursors', async () => {
    network.script(
      short,
      long,
      permissions(),
      pages('c1', page('1')),
      pages(null, page('2'), page('3', ['ANALYZE'])),
      person,
    );
    const accounts = await connect();
    expect(
      accounts.map(({ platformUserId, kind, token }) => [platformUserId, kind, token.accessToken, token.expiresAt]),
    ).toEqual([
      ['1', 'page', 'page-token-1', null],
      ['2', 'page', 'page-token-2', null],
    ]);
    expect(accounts[0]?.token.scopes).toContain('pages_manage_posts');
    expect(accounts[0]?.metadata).toEqual({ app: 'facebook', member: 'person-1' });
    const [exchange, extend, , first, second] = network.seen.map(
      ({ line }) => new URL(line.slice(4), network.url).searchParams,
    );
    expect(Object.fromEntries(exchange ?? [])).toEqual({
      client_id: 'demo-facebook',
      client_secret: 'demo-facebook-secret',
      code: 'the-code-1',
      redirect_uri: request.redirectUri,
    });
    expect(extend?.get('fb_exchange_token')).toBe('short-lived-token');
    expect([first?.get('after'), second?.get('after')]).toEqual([null, 'c1']);
    expect(network.seen[3]?.headers.authorization).toBe('Bearer long-lived-token');
  });

  it('adds the Pages of the businesses, each Page once, and leaves out those without a token', async () => {
    const scopes = ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement', 'business_management'];
    const granted = { json: { data: scopes.map((permission) => ({ permission, status: 'granted' })) } };
    const { access_token: _token, ...foreign } = page('9');
    network.script(
      short,
      long,
      granted,
      pages(null, page('1')),
      pages(null, { id: 'b1', name: 'Business' }),
      pages(null, page('1'), page('2')),
      pages(null, page('2'), foreign),
      person,
    );
    expect((await connect()).map(({ platformUserId }) => platformUserId)).toEqual(['1', '2']);
    expect(network.seen.slice(4).map(({ line }) => line.replace(/\?.*/, ''))).toEqual([
      'GET /graph/v25.0/me/businesses',
      'GET /graph/v25.0/b1/owned_pages',
      'GET /graph/v25.0/b1/client_pages',
      'GET /graph/v25.0/me',
    ]);
  });

  it("gives a Page's account on Instagram as well, served by Facebook's host", async () => {
    const scopes = ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement'];
    const instagram = ['instagram_basic', 'instagram_content_publish'];
    const granted = {
      json: { data: [...scopes, ...instagram].map((permission) => ({ permission, status: 'granted' })) },
    };
    const linked = { ...page('1'), instagram_business_account: { id: '178', username: 'fjord', name: 'Fjord' } };
    network.script(short, long, granted, pages(null, linked, page('2')), person);
    const accounts = await connect();
    expect(accounts.map(({ platform, platformUserId }) => [platform, platformUserId])).toEqual([
      [undefined, '1'],
      ['instagram', '178'],
      [undefined, '2'],
    ]);
    expect(accounts[1]).toMatchObject({
      kind: 'professional',
      displayName: 'Fjord',
      token: { accessToken: 'page-token-1', expiresAt: null },
      metadata: { host: 'facebook', username: 'fjord', pageId: '1', app: 'facebook', member: 'person-1' },
    });
  });

  it('starts again after a code that Facebook cannot read', async () => {
    network.script({ status: 400, json: { error: { code: 100, message: 'Invalid verification code format.' } } });
    await expect(connect()).rejects.toMatchObject({ outcome: { kind: 'RECONNECT', code: '100' } });
  });

  it('refuses a connection that may not post', async () => {
    network.script(short, long, permissions(['pages_manage_posts']));
    await expect(connect()).rejects.toMatchObject({
      outcome: { code: 'missing_scope', detail: expect.stringContaining('pages_manage_posts') },
    });
  });

  it('says when there is no Page', async () => {
    network.script(short, long, permissions(), pages(null));
    await expect(connect()).rejects.toMatchObject({ outcome: { kind: 'PERMISSION', code: 'no_page' } });
  });

  it('starts again after a used code', async () => {
    const error = { code: 100, error_subcode: 36_009, message: 'This authorization code has been used.' };
    network.script({ status: 400, json: { error } });
    await expect(connect()).rejects.toMatchObject({ outcome: { kind: 'RECONNECT', code: '100/36009' } });
  });
});
