import { CALLBACK, type GraphReply, type TestGraph } from '../meta/test-graph';
import { decide } from '../test-browser';
import { INSTAGRAM_ACCOUNTS } from './professionals';

export const APP = { client_id: 'demo-instagram', client_secret: 'demo-instagram-secret' };
export const ACCOUNT = INSTAGRAM_ACCOUNTS[0]?.id ?? '';
export const SCOPES = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_comments',
  'instagram_business_manage_insights',
];
export const AUTHORIZE = '/instagram/oauth/authorize';

export const authorizeRequest = (scopes = SCOPES): Record<string, string> => ({
  client_id: APP.client_id,
  redirect_uri: CALLBACK,
  response_type: 'code',
  scope: scopes.join(','),
  state: 'st4te',
});

export async function consent(graph: TestGraph, scopes = SCOPES, account = ACCOUNT): Promise<string> {
  const back = await decide(graph, AUTHORIZE, authorizeRequest(scopes), { account, decision: 'allow' });
  return back.searchParams.get('code') ?? '';
}

/** The raw text of the reply: `user_id` is a number that JSON readers round. */
export async function exchangeCode(graph: TestGraph, code: string, more: Record<string, string> = {}) {
  const body = new URLSearchParams({
    ...APP,
    grant_type: 'authorization_code',
    redirect_uri: CALLBACK,
    code,
    ...more,
  });
  const response = await graph.send('POST', '/instagram-api/oauth/access_token', { body });
  return { status: response.status, text: await response.text() };
}

export async function shortToken(graph: TestGraph, scopes = SCOPES, account = ACCOUNT): Promise<string> {
  const { text } = await exchangeCode(graph, await consent(graph, scopes, account));
  return (JSON.parse(text) as { access_token: string }).access_token;
}

export const extend = (graph: TestGraph, access_token: string): Promise<GraphReply> =>
  graph.get('/instagram-graph/access_token', {
    grant_type: 'ig_exchange_token',
    client_secret: APP.client_secret,
    access_token,
  });

export async function longToken(graph: TestGraph, scopes = SCOPES, account = ACCOUNT): Promise<string> {
  return String((await extend(graph, await shortToken(graph, scopes, account))).body.access_token);
}
