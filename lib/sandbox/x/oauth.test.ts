import { beforeEach, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox } from '../test-browser';
import { asked, call, codeForm, connect, consent, FJORD, type TokenReply, tokenForm } from './test-user';

describe('X sign-in', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
  });

  const codeOf = async (): Promise<string> => (await consent(sandbox)).searchParams.get('code') ?? '';
  const refresh = (token: string): Promise<Response> =>
    tokenForm(sandbox, { grant_type: 'refresh_token', refresh_token: token });

  it('asks the person and sends them back', async () => {
    const page = await sandbox.send('GET', `/x/i/oauth2/authorize?${new URLSearchParams(asked())}`);
    expect(await page.text()).toContain('Post and delete posts for you');
    expect((await consent(sandbox)).searchParams.get('state')).toBe('s1');
    const cancelled = await consent(sandbox, {}, { account: FJORD, decision: 'cancel' });
    expect(Object.fromEntries(cancelled.searchParams)).toEqual({ error: 'access_denied', state: 's1' });
  });

  it.each<Record<string, string>>([
    { client_id: 'nobody' },
    { redirect_uri: 'ftp://x' },
    { scope: 'tweet.read root' },
    { state: '' },
    { code_challenge: 'short' },
    { code_challenge_method: 'plain' },
    { response_type: 'token' },
  ])('shows a page of its own for %j', async (wrong) => {
    const query = new URLSearchParams({ ...asked(), ...wrong });
    const response = await sandbox.send('GET', `/x/i/oauth2/authorize?${query}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Something went wrong');
  });

  it('gives two hours and a refresh token', async () => {
    expect(await connect(sandbox)).toEqual({
      token_type: 'bearer',
      expires_in: 7_200,
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      scope: 'tweet.read tweet.write users.read media.write offline.access',
    });
  });

  it('gives no refresh token without offline.access', async () => {
    const code = (await consent(sandbox, { scope: 'tweet.read users.read' })).searchParams.get('code') ?? '';
    expect(await (await tokenForm(sandbox, codeForm(code))).json()).not.toHaveProperty('refresh_token');
  });

  it('verifies PKCE, the address, and the client', async () => {
    const wrong = async (changed: Record<string, string>): Promise<object> => {
      const response = await tokenForm(sandbox, { ...codeForm(await codeOf()), ...changed });
      expect(response.status).toBe(400);
      return (await response.json()) as object;
    };
    expect(await wrong({ code_verifier: 'another' })).toMatchObject({
      error_description: expect.stringContaining('code verifier'),
    });
    expect(await wrong({ redirect_uri: 'http://localhost:3000/' })).toMatchObject({ error: 'invalid_request' });
    expect(await wrong({ code_verifier: '' })).toMatchObject({
      error_description: 'Missing required parameter [code_verifier].',
    });
    for (const client of ['', 'demo-x:wrong', 'nobody:demo-x-secret']) {
      const response = await tokenForm(sandbox, codeForm(await codeOf()), client);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        error: 'unauthorized_client',
        error_description: 'Missing valid authorization header',
      });
    }
  });

  it('reads a form-encoded client', async () => {
    expect((await tokenForm(sandbox, codeForm(await codeOf()), 'demo%2Dx:demo%2Dx%2Dsecret')).status).toBe(200);
  });

  it('lets a code live for 30 seconds and work once', async () => {
    const late = await codeOf();
    await sandbox.control('/__fake/clock', { advanceMs: 30_000 });
    expect((await tokenForm(sandbox, codeForm(late))).status).toBe(400);
    const code = await codeOf();
    const replies = await Promise.all([tokenForm(sandbox, codeForm(code)), tokenForm(sandbox, codeForm(code))]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('rotates refresh tokens: of two at once one is refused, and the old one stays dead', async () => {
    const first = await connect(sandbox);
    const replies = await Promise.all([refresh(first.refresh_token), refresh(first.refresh_token)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    const refused = await refresh(first.refresh_token);
    expect(await refused.json()).toEqual({
      error: 'invalid_request',
      error_description: 'Value passed for the token was invalid.',
    });
    const next = (await replies.find(({ status }) => status === 200)?.json()) as TokenReply;
    expect((await call(sandbox, next.access_token, 'GET', '/users/me')).status).toBe(200);
  });

  it('ends a token by time, by revocation, and by expiry from the control door', async () => {
    const status = async (token: string): Promise<number> => (await call(sandbox, token, 'GET', '/users/me')).status;
    const timed = await connect(sandbox);
    await sandbox.control('/__fake/clock', { advanceMs: 7_200_000 });
    expect(await status(timed.access_token)).toBe(401);
    const renewed = (await (await refresh(timed.refresh_token)).json()) as TokenReply;
    expect(await status(renewed.access_token)).toBe(200);
    await sandbox.control(`/__fake/accounts/x/${FJORD}/expire`);
    expect(await status(renewed.access_token)).toBe(401);
    expect((await refresh(renewed.refresh_token)).status).toBe(200);
    const revoked = await connect(sandbox);
    await sandbox.control(`/__fake/accounts/x/${FJORD}/revoke`);
    expect(await status(revoked.access_token)).toBe(401);
    expect((await refresh(revoked.refresh_token)).status).toBe(400);
  });

  it('says who one is', async () => {
    const { access_token } = await connect(sandbox);
    const plain = await (await call(sandbox, access_token, 'GET', '/users/me')).json();
    expect(plain).toEqual({ data: { id: FJORD, name: 'Fjord Coffee Roasters', username: 'fjordcoffee' } });
    const more = await call(sandbox, access_token, 'GET', '/users/me?user.fields=subscription_type,profile_image_url');
    expect(await more.json()).toMatchObject({
      data: { subscription_type: 'None', profile_image_url: expect.any(String) },
    });
  });

  it('refuses once a scope was silently taken away', async () => {
    const { access_token } = await connect(sandbox);
    await sandbox.control(`/__fake/accounts/x/${FJORD}/scopes`, { remove: ['tweet.write'] });
    expect((await call(sandbox, access_token, 'POST', '/tweets', { text: 'x' })).status).toBe(403);
    expect((await call(sandbox, access_token, 'GET', '/users/me')).status).toBe(200);
  });
});
