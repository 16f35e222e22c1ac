import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/lib/foundation/time';
import { openTestSandbox, type TestSandbox } from '../test-browser';
import {
  ASTRID,
  askedBy,
  COMMUNITY_APP,
  codeForm,
  connect,
  consent,
  rest,
  SHARE_APP,
  type TokenReply,
  tokenForm,
} from './test-member';

const PAGE = '/linkedin/oauth/v2/authorization';

describe('LinkedIn sign-in', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
  });

  const userInfo = (token: string): Promise<Response> =>
    sandbox.send('GET', '/linkedin-api/v2/userinfo', { headers: { authorization: `Bearer ${token}` } });

  it('shows the app, what it asks, and two people to choose from', async () => {
    const response = await sandbox.send('GET', `${PAGE}?${new URLSearchParams(askedBy(SHARE_APP))}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('AI Growth Manager');
    expect(page).toContain('Create, modify, and delete posts');
    expect(page.match(/type="radio"/g)).toHaveLength(2);
    expect(page).toMatch(/value="allow"[\s\S]*value="cancel"/);
  });

  it('sends the person back with code and state, or with the refusal', async () => {
    const allowed = await consent(sandbox, SHARE_APP);
    expect(allowed.searchParams.get('state')).toBe('s1');
    expect(allowed.searchParams.get('code')).toMatch(/^AQ/);
    const cancelled = await consent(sandbox, SHARE_APP, 'cancel');
    expect(cancelled.searchParams.get('error')).toBe('user_cancelled_authorize');
    expect(cancelled.searchParams.get('state')).toBe('s1');
  });

  it.each([
    [{ client_id: 'nobody' }, 400],
    [{ redirect_uri: 'javascript:alert(1)' }, 400],
    [{ redirect_uri: '' }, 400],
  ])('shows a page instead of trusting %j', async (wrong, status) => {
    const response = await sandbox.send('GET', `${PAGE}?${new URLSearchParams({ ...askedBy(SHARE_APP), ...wrong })}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBeNull();
  });

  it('refuses scopes of a product that the app does not have', async () => {
    const asked = { ...askedBy(SHARE_APP), scope: 'openid r_member_social' };
    const response = await sandbox.send('GET', `${PAGE}?${new URLSearchParams(asked)}`);
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.searchParams.get('error')).toBe('unauthorized_scope_error');
  });

  it('answers with comma-separated scopes, 5183999 seconds and no token type', async () => {
    const reply = await connect(sandbox, SHARE_APP);
    expect(reply).toEqual({
      access_token: expect.any(String),
      expires_in: 5_183_999,
      scope: 'email,openid,profile,w_member_social',
    });
    expect(await (await userInfo(reply.access_token)).json()).toMatchObject({ sub: ASTRID, name: 'Astrid Nygaard' });
  });

  it('takes a code once, from the same app, for the same address', async () => {
    const code = (await consent(sandbox, SHARE_APP)).searchParams.get('code') ?? '';
    const form = codeForm(SHARE_APP, code);
    const replies = await Promise.all([tokenForm(sandbox, form), tokenForm(sandbox, form)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    const other = (await consent(sandbox, SHARE_APP)).searchParams.get('code') ?? '';
    const moved = await tokenForm(sandbox, { ...codeForm(SHARE_APP, other), redirect_uri: 'http://localhost:3000/' });
    expect(moved.status).toBe(400);
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_secret: '' }, 400, 'invalid_request'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %j at the token endpoint', async (wrong, status, error) => {
    const response = await tokenForm(sandbox, { ...codeForm(SHARE_APP, 'x'), ...wrong });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error });
  });

  it('calls a brand-new token revoked while the propagation switch says so', async () => {
    await sandbox.control('/__fake/linkedin/propagation', { seconds: 8 });
    const { access_token } = await connect(sandbox, SHARE_APP);
    const early = await userInfo(access_token);
    expect(early.status).toBe(401);
    expect(await early.json()).toMatchObject({ serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN', status: 401 });
    await sandbox.control('/__fake/clock', { advanceMs: 8_000 });
    expect((await userInfo(access_token)).status).toBe(200);
  });

  it('lets tokens die after 60 days, by revocation, and with a name for each', async () => {
    const { access_token } = await connect(sandbox, SHARE_APP);
    await sandbox.control('/__fake/clock', { advanceMs: 60 * DAY });
    expect(await (await userInfo(access_token)).json()).toMatchObject({ serviceErrorCode: 65602 });
    const next = await connect(sandbox, SHARE_APP);
    await sandbox.control(`/__fake/accounts/linkedin/${ASTRID}/revoke`);
    expect(await (await userInfo(next.access_token)).json()).toMatchObject({ serviceErrorCode: 65601 });
    expect(await (await userInfo('nonsense')).json()).toMatchObject({ serviceErrorCode: 65600 });
  });

  it('refreshes for approved apps only, and never beyond the first year', async () => {
    expect((await connect(sandbox, SHARE_APP)).refresh_token).toBeUndefined();
    const first = await connect(sandbox, COMMUNITY_APP);
    expect(first.refresh_token_expires_in).toBe(365 * 86_400);
    await sandbox.control('/__fake/clock', { advanceMs: 300 * DAY });
    const { id, secret } = COMMUNITY_APP;
    const form = {
      grant_type: 'refresh_token',
      client_id: id,
      client_secret: secret,
      refresh_token: first.refresh_token ?? '',
    };
    const second = (await (await tokenForm(sandbox, form)).json()) as TokenReply;
    expect(second.refresh_token).toBe(first.refresh_token);
    expect(second.refresh_token_expires_in).toBeLessThanOrEqual(65 * 86_400);
    await sandbox.control('/__fake/clock', { advanceMs: 66 * DAY });
    expect((await tokenForm(sandbox, form)).status).toBe(400);
  });

  it('keeps /v2/me and organizations behind their scopes', async () => {
    const share = await connect(sandbox, SHARE_APP);
    const me = await rest(sandbox, share.access_token, 'GET', '/v2/me');
    expect(me.status).toBe(403);
    expect(await me.json()).toMatchObject({
      serviceErrorCode: 100,
      message: 'Not enough permissions to access: GET /me',
    });
    const { access_token } = await connect(sandbox, COMMUNITY_APP);
    expect(await (await rest(sandbox, access_token, 'GET', '/v2/me')).json()).toMatchObject({ id: ASTRID });
    const acls = await rest(
      sandbox,
      access_token,
      'GET',
      '/rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED',
    );
    expect(await acls.json()).toMatchObject({
      elements: [{ organization: 'urn:li:organization:80417731', state: 'APPROVED' }],
    });
    const named = await rest(sandbox, access_token, 'GET', '/rest/organizations?ids=List(80417731)');
    expect(await named.json()).toMatchObject({ results: { '80417731': { localizedName: 'Fjord Coffee Roasters' } } });
  });

  it('revokes on request', async () => {
    const { access_token } = await connect(sandbox, SHARE_APP);
    const form = { client_id: SHARE_APP.id, client_secret: SHARE_APP.secret, token: access_token };
    const revoked = await sandbox.send('POST', '/linkedin/oauth/v2/revoke', { body: new URLSearchParams(form) });
    expect(revoked.status).toBe(200);
    expect((await userInfo(access_token)).status).toBe(401);
  });
});
