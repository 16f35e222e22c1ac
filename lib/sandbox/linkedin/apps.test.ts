import { beforeEach, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox } from '../test-browser';
import { COMMUNITY_APP, connect, consent, SHARE_APP, tokenForm } from './test-member';

describe('LinkedIn apps', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
  });
  const introspect = async (token: string, app = COMMUNITY_APP): Promise<object> => {
    const body = new URLSearchParams({ client_id: app.id, client_secret: app.secret, token });
    return (await (await sandbox.send('POST', '/linkedin/oauth/v2/introspectToken', { body })).json()) as object;
  };

  it('are refused a scope that they are not entitled to', async () => {
    await sandbox.control(`/__fake/linkedin/apps/${COMMUNITY_APP.id}`, { refuses: ['r_member_social'] });
    const answer = await consent(sandbox, COMMUNITY_APP);
    expect(answer.searchParams.get('error')).toBe('unauthorized_scope_error');
  });

  it('can lose a scope in silence, and get refresh tokens or not', async () => {
    await sandbox.control(`/__fake/linkedin/apps/${COMMUNITY_APP.id}`, {
      drops: ['r_member_social'],
      refreshTokens: false,
    });
    const community = await connect(sandbox, COMMUNITY_APP);
    expect(community.scope.split(',')).not.toContain('r_member_social');
    expect(community.refresh_token).toBeUndefined();
    await sandbox.control(`/__fake/linkedin/apps/${SHARE_APP.id}`, { refreshTokens: true });
    const share = await connect(sandbox, SHARE_APP);
    const renewed = await tokenForm(sandbox, {
      ...{ grant_type: 'refresh_token', refresh_token: share.refresh_token ?? '' },
      ...{ client_id: SHARE_APP.id, client_secret: SHARE_APP.secret },
    });
    expect(renewed.status).toBe(200);
  });

  it('learn how their own tokens stand', async () => {
    const { access_token, scope } = await connect(sandbox, COMMUNITY_APP);
    expect(await introspect(access_token)).toMatchObject({ active: true, status: 'active', scope });
    expect(await introspect(access_token, SHARE_APP)).toEqual({ active: false });
    const form = { client_id: COMMUNITY_APP.id, client_secret: COMMUNITY_APP.secret, token: access_token };
    await sandbox.send('POST', '/linkedin/oauth/v2/revoke', { body: new URLSearchParams(form) });
    expect(await introspect(access_token)).toMatchObject({ active: false, status: 'revoked' });
    expect(await introspect('never-given')).toEqual({ active: false });
  });
});
