import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/foundation/time';
import { openTestGraph, rows, type TestGraph } from '../meta/test-graph';
import { decide } from '../test-browser';
import {
  APP,
  consent,
  DIALOG,
  dialogRequest,
  exchangeCode,
  PAGE_ID,
  PERSON_ID,
  pageTokenOf,
  personToken,
} from './test-login';

const GRAPH = '/meta-graph/v25.0';

describe('Facebook sign-in', () => {
  let graph: TestGraph;
  beforeEach(async () => {
    graph = await openTestGraph();
  });

  it('shows a page with the person, both Pages and the permissions', async () => {
    const page = await graph.send('GET', `${DIALOG}?${new URLSearchParams(dialogRequest())}`);
    const text = await page.text();
    expect(page.status).toBe(200);
    for (const shown of ['Astrid Nygaard', 'Fjord Coffee Roasters', 'Fjord Coffee School', 'AI Growth Manager']) {
      expect(text).toContain(shown);
    }
  });

  it('returns the state with the code, and with the refusal when the person cancels', async () => {
    const yes = await decide(graph, DIALOG, dialogRequest(), { account: PERSON_ID, decision: 'allow' });
    expect(yes.searchParams.get('state')).toBe('st4te');
    expect(yes.searchParams.get('code')).toMatch(/^AQ/);
    const no = await decide(graph, DIALOG, dialogRequest(), { account: PERSON_ID, decision: 'cancel' });
    expect(no.searchParams.get('error')).toBe('access_denied');
    expect(no.searchParams.get('error_reason')).toBe('user_denied');
    expect(no.searchParams.get('code')).toBeNull();
  });

  it.each([
    ['no app', { client_id: '' }],
    ['an address that is none', { redirect_uri: 'javascript:alert(1)' }],
    ['an unknown scope', { scope: 'pages_rule_all' }],
  ])('sends nobody back for %s', async (_case, wrong) => {
    const page = await graph.send('GET', `${DIALOG}?${new URLSearchParams({ ...dialogRequest(), ...wrong })}`);
    expect(page.status).toBe(400);
  });

  it('takes a code once', async () => {
    const code = await consent(graph);
    const [first, second] = await Promise.all([exchangeCode(graph, code), exchangeCode(graph, code)]);
    expect([first.status, second.status].sort()).toEqual([200, 400]);
    const refused = first.status === 400 ? first : second;
    expect(refused.error).toMatchObject({ code: 100, error_subcode: 36009, type: 'OAuthException' });
    expect(refused.error.message).toBe('This authorization code has been used.');
  });

  it('refuses another redirect address, an old code and a wrong secret', async () => {
    const code = await consent(graph);
    const elsewhere = await exchangeCode(graph, code, { redirect_uri: 'http://localhost:3000/other' });
    expect(elsewhere.error).toMatchObject({ code: 100, error_subcode: 36008 });
    expect((await exchangeCode(graph, code, { client_secret: 'guess' })).error.code).toBe(1);
    await graph.world.advance(HOUR);
    expect((await exchangeCode(graph, code)).error).toMatchObject({ code: 100, error_subcode: 36007 });
  });

  it('gives a person 60 days and their Pages tokens without end', async () => {
    const access_token = await personToken(graph);
    const pageToken = await pageTokenOf(graph);
    await graph.world.advance(61 * DAY);
    expect((await graph.get(`${GRAPH}/me`, { access_token })).error).toMatchObject({ code: 190, error_subcode: 463 });
    expect((await graph.get(`${GRAPH}/me`, { access_token: pageToken })).body.id).toBe(PAGE_ID);
  });

  it('lists only the Pages that were ticked, and pages through them by cursor', async () => {
    const access_token = await personToken(graph);
    const first = await graph.get(`${GRAPH}/me/accounts`, { access_token, limit: '1' });
    expect(rows(first)).toHaveLength(1);
    const paging = first.body.paging as { next: string };
    const next = await graph.send('GET', paging.next.replace('http://sandbox.test', ''));
    const rest = (await next.json()) as { data: { name: string }[] };
    expect(rest.data.map(({ name }) => name)).toEqual(['Fjord Coffee School']);

    await consent(graph, undefined, { choose: '1', grant: 'pages_show_list', page: PAGE_ID });
    expect(rows(await graph.get(`${GRAPH}/me/accounts`, { access_token })).map(({ id }) => id)).toEqual([PAGE_ID]);
  });

  it('tells of granted and declined permissions, and of the business', async () => {
    await graph.control('/__fake/facebook/settings', { declinedScopes: 'read_insights' });
    const access_token = await personToken(graph);
    const permissions = rows(await graph.get(`${GRAPH}/me/permissions`, { access_token }));
    expect(permissions).toContainEqual({ permission: 'pages_manage_posts', status: 'granted' });
    expect(permissions).toContainEqual({ permission: 'read_insights', status: 'declined' });
    const [business] = rows(await graph.get(`${GRAPH}/me/businesses`, { access_token }));
    expect(rows(await graph.get(`${GRAPH}/${business?.id}/owned_pages`, { access_token }))).toHaveLength(1);
    expect(rows(await graph.get(`${GRAPH}/${business?.id}/client_pages`, { access_token }))).toEqual([]);
  });

  it('debugs a token', async () => {
    const input_token = await pageTokenOf(graph);
    const access_token = `${APP.client_id}|${APP.client_secret}`;
    const { body } = await graph.get(`${GRAPH}/debug_token`, { input_token, access_token });
    expect(body.data).toMatchObject({ type: 'PAGE', is_valid: true, expires_at: 0, profile_id: PAGE_ID });
    const unknown = await graph.get(`${GRAPH}/debug_token`, { input_token: 'EAAnone', access_token });
    expect(unknown.body.data).toMatchObject({ is_valid: false });
  });

  it('kills every token when the person removes the app, with 458', async () => {
    const access_token = await personToken(graph);
    const pageToken = await pageTokenOf(graph);
    expect((await graph.remove(`${GRAPH}/me/permissions`, { access_token })).body).toEqual({ success: true });
    for (const dead of [access_token, pageToken]) {
      const { status, error } = await graph.get(`${GRAPH}/me`, { access_token: dead });
      expect({ status, ...error }).toMatchObject({ status: 400, code: 190, error_subcode: 458 });
    }
  });

  it('ends a consent by the person’s id for the app or the person, and for nobody else', async () => {
    const access_token = await personToken(graph);
    const page = await pageTokenOf(graph);
    const path = `${GRAPH}/${PERSON_ID}/permissions`;
    expect((await graph.remove(path, { access_token: page })).error.code).toBe(200);
    expect((await graph.remove(path, { access_token: `${APP.client_id}|guess` })).error.code).toBe(190);
    expect((await graph.remove(path)).error.code).toBe(104);
    expect((await graph.get(`${GRAPH}/me`, { access_token: page })).status).toBe(200);
    const app = { access_token: `${APP.client_id}|${APP.client_secret}` };
    expect((await graph.remove(path, app)).body).toEqual({ success: true });
    expect((await graph.get(`${GRAPH}/me`, { access_token })).error).toMatchObject({ code: 190, error_subcode: 458 });
    expect((await graph.remove(path, app)).error).toMatchObject({ code: 100, error_subcode: 33 });
    const again = await personToken(graph);
    expect((await graph.remove(path, { access_token: again })).body).toEqual({ success: true });
  });

  it('revokes with the subcode that the control door names, 460 by itself', async () => {
    const access_token = await pageTokenOf(graph);
    await graph.control(`/__fake/accounts/facebook/${PAGE_ID}/revoke`);
    expect((await graph.get(`${GRAPH}/me`, { access_token })).error.error_subcode).toBe(460);
    await graph.control(`/__fake/facebook/revoke/${PAGE_ID}`, { subcode: 467 });
    expect((await graph.get(`${GRAPH}/me`, { access_token })).error.error_subcode).toBe(467);
  });

  it('refuses a missing and an unreadable token, and a version that is not live', async () => {
    expect((await graph.get(`${GRAPH}/me`)).error.code).toBe(104);
    expect((await graph.get(`${GRAPH}/me`, { access_token: 'EAAnone' })).error).toMatchObject({ code: 190 });
    const access_token = await personToken(graph);
    for (const version of ['v19.0', 'v99.0']) {
      expect((await graph.get(`/meta-graph/${version}/me`, { access_token })).error.code).toBe(2635);
    }
    expect((await graph.get('/meta-graph/me', { access_token })).status).toBe(200);
  });
});
