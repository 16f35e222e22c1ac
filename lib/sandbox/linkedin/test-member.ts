import { decide, type TestSandbox } from '../test-browser';
import { MEMBERS } from './people';

export const ASTRID = MEMBERS[0]?.id ?? '';
export const AUTHOR = `urn:li:person:${ASTRID}`;
const REDIRECT = 'http://localhost:3000/api/oauth/linkedin/callback';
const AUTHORIZE = '/linkedin/oauth/v2/authorization';

export interface TestApp {
  id: string;
  secret: string;
  scope: string;
}

export const SHARE_APP: TestApp = {
  id: 'demo-linkedin',
  secret: 'demo-linkedin-secret',
  scope: 'openid profile email w_member_social',
};
export const COMMUNITY_APP: TestApp = {
  id: 'demo-linkedin-community',
  secret: 'demo-linkedin-community-secret',
  scope:
    'r_basicprofile w_member_social r_member_social w_organization_social r_organization_social rw_organization_admin r_member_postAnalytics',
};

export const askedBy = (app: TestApp): Record<string, string> => ({
  response_type: 'code',
  client_id: app.id,
  redirect_uri: REDIRECT,
  state: 's1',
  scope: app.scope,
});

export const consent = (sandbox: TestSandbox, app: TestApp, decision: 'allow' | 'cancel' = 'allow'): Promise<URL> =>
  decide(sandbox, AUTHORIZE, askedBy(app), { account: ASTRID, decision });

export const tokenForm = (sandbox: TestSandbox, fields: Record<string, string>): Promise<Response> =>
  sandbox.send('POST', '/linkedin/oauth/v2/accessToken', { body: new URLSearchParams(fields) });

export const codeForm = (app: TestApp, code: string): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  client_id: app.id,
  client_secret: app.secret,
  redirect_uri: REDIRECT,
});

export interface TokenReply {
  access_token: string;
  expires_in: number;
  scope: string;
  refresh_token?: string;
  refresh_token_expires_in?: number;
  token_type?: string;
}

export async function connect(sandbox: TestSandbox, app: TestApp): Promise<TokenReply> {
  const code = (await consent(sandbox, app)).searchParams.get('code') ?? '';
  return (await (await tokenForm(sandbox, codeForm(app, code))).json()) as TokenReply;
}

/** A call to the versioned API with the headers it asks for. */
export function rest(
  { send }: TestSandbox,
  token: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return send(method, `/linkedin-api${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      'linkedin-version': '202607',
      'x-restli-protocol-version': '2.0.0',
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

export const postOf = (commentary: string, more: object = {}) => ({
  author: AUTHOR,
  commentary,
  visibility: 'PUBLIC',
  distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
  lifecycleState: 'PUBLISHED',
  isReshareDisabledByAuthor: false,
  ...more,
});

export async function announceImage(sandbox: TestSandbox, token: string, owner = AUTHOR) {
  const response = await rest(sandbox, token, 'POST', '/rest/images?action=initializeUpload', {
    initializeUploadRequest: { owner },
  });
  return ((await response.json()) as { value: { uploadUrl: string; image: string } }).value;
}
