import { CALLBACK, rows, type TestGraph } from '../meta/test-graph';
import { decide } from '../test-browser';
import { PAGES, PEOPLE } from './people';

export const APP = { client_id: 'demo-facebook', client_secret: 'demo-facebook-secret' };
export const PAGE_ID = PAGES[0]?.id ?? '';
export const OTHER_PAGE_ID = PAGES[1]?.id ?? '';
export const PERSON_ID = PEOPLE[0]?.id ?? '';
export const SCOPES = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'pages_read_user_content',
  'read_insights',
  'business_management',
  'instagram_basic',
  'instagram_content_publish',
];

export const dialogRequest = (scopes: string[] = SCOPES): Record<string, string> => ({
  client_id: APP.client_id,
  redirect_uri: CALLBACK,
  state: 'st4te',
  scope: scopes.join(','),
});

export const DIALOG = '/facebook/v25.0/dialog/oauth';

/** The code that the browser comes back with. `choice` adds form fields, such as the Pages. */
export async function consent(graph: TestGraph, scopes = SCOPES, choice: Record<string, string> = {}): Promise<string> {
  const asked = { ...dialogRequest(scopes), ...choice };
  const back = await decide(graph, DIALOG, asked, { account: PERSON_ID, decision: 'allow' });
  return back.searchParams.get('code') ?? '';
}

export const exchangeCode = (graph: TestGraph, code: string, more: Record<string, string> = {}) =>
  graph.get('/meta-graph/v25.0/oauth/access_token', { ...APP, redirect_uri: CALLBACK, code, ...more });

export async function personToken(graph: TestGraph, scopes = SCOPES): Promise<string> {
  const short = await exchangeCode(graph, await consent(graph, scopes));
  const long = await graph.get('/meta-graph/v25.0/oauth/access_token', {
    ...APP,
    grant_type: 'fb_exchange_token',
    fb_exchange_token: String(short.body.access_token),
  });
  return String(long.body.access_token);
}

export async function pageTokenOf(graph: TestGraph, scopes = SCOPES, pageId = PAGE_ID): Promise<string> {
  const access_token = await personToken(graph, scopes);
  const accounts = rows(await graph.get('/meta-graph/v25.0/me/accounts', { access_token }));
  return String(accounts.find(({ id }) => id === pageId)?.access_token);
}
