import { createHash } from 'node:crypto';
import { decide, type TestSandbox } from '../test-browser';
import { USERS } from './people';

export const FJORD = USERS[0]?.id ?? '';
export const ASTRID = USERS[1]?.id ?? '';
export const VERIFIER = 'a-verifier-of-more-than-forty-three-characters-0123456789';
const REDIRECT = 'http://localhost:3000/api/oauth/x/callback';
const SCOPES = 'tweet.read tweet.write users.read media.write offline.access';

export const asked = (): Record<string, string> => ({
  response_type: 'code',
  client_id: 'demo-x',
  redirect_uri: REDIRECT,
  scope: SCOPES,
  state: 's1',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
});

export const consent = (
  sandbox: TestSandbox,
  changed: Record<string, string> = {},
  choice: { account: string; decision: 'allow' | 'cancel' } = { account: FJORD, decision: 'allow' },
): Promise<URL> => decide(sandbox, '/x/i/oauth2/authorize', { ...asked(), ...changed }, choice);

export const codeForm = (code: string): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: REDIRECT,
  code_verifier: VERIFIER,
});

export const tokenForm = (
  { send }: TestSandbox,
  fields: Record<string, string>,
  client = 'demo-x:demo-x-secret',
): Promise<Response> =>
  send('POST', '/x-api/2/oauth2/token', {
    headers: client ? { authorization: `Basic ${Buffer.from(client).toString('base64')}` } : {},
    body: new URLSearchParams(fields),
  });

export interface TokenReply {
  token_type: string;
  expires_in: number;
  access_token: string;
  refresh_token: string;
  scope: string;
}

export async function connect(sandbox: TestSandbox, account = FJORD): Promise<TokenReply> {
  const code = (await consent(sandbox, {}, { account, decision: 'allow' })).searchParams.get('code') ?? '';
  return (await (await tokenForm(sandbox, codeForm(code))).json()) as TokenReply;
}

/** A call to the API; an object goes as JSON, a form as it is. */
export function call(
  { send }: TestSandbox,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const isForm = body instanceof FormData;
  return send(method, `/x-api/2${path}`, {
    headers: { authorization: `Bearer ${token}`, ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
}

export async function answerOf<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}
