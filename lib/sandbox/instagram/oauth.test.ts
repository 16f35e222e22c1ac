import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/foundation/time';
import { openTestGraph, type TestGraph } from '../meta/test-graph';
import { decide } from '../test-browser';
import { findProfessional } from './professionals';
import {
  ACCOUNT,
  AUTHORIZE,
  authorizeRequest,
  consent,
  exchangeCode,
  extend,
  longToken,
  shortToken,
} from './test-login';

const GRAPH = '/instagram-graph/v25.0';

describe('Instagram sign-in', () => {
  let graph: TestGraph;
  beforeEach(async () => {
    graph = await openTestGraph();
  });

  it('shows who may consent, returns state and code, or the refusal', async () => {
    const page = await graph.send('GET', `${AUTHORIZE}?${new URLSearchParams(authorizeRequest())}`);
    expect(await page.text()).toContain('fjordcoffee');
    const yes = await decide(graph, AUTHORIZE, authorizeRequest(), { account: ACCOUNT, decision: 'allow' });
    expect(yes.searchParams.get('state')).toBe('st4te');
    expect(yes.hash).toBe('#_');
    const no = await decide(graph, AUTHORIZE, authorizeRequest(), { account: ACCOUNT, decision: 'cancel' });
    expect(Object.fromEntries(no.searchParams)).toMatchObject({ error: 'access_denied', state: 'st4te' });
  });

  it.each([
    ['no app', { client_id: '' }],
    ['no code asked for', { response_type: 'token' }],
    ['an unknown scope', { scope: 'instagram_business_basic,everything' }],
    ['an address that is none', { redirect_uri: 'nowhere' }],
  ])('sends nobody back for %s', async (_case, wrong) => {
    const page = await graph.send('GET', `${AUTHORIZE}?${new URLSearchParams({ ...authorizeRequest(), ...wrong })}`);
    expect(page.status).toBe(400);
  });

  it('exchanges a code once, in the words of its own host', async () => {
    const code = await consent(graph);
    const first = await exchangeCode(graph, code);
    expect(first.status).toBe(200);
    expect(first.text).toContain(`"user_id":${findProfessional(ACCOUNT)?.scopedId}`);
    expect(JSON.parse(first.text).permissions).toContain('instagram_business_content_publish');
    const second = await exchangeCode(graph, code);
    expect(second.status).toBe(400);
    expect(JSON.parse(second.text)).toEqual({
      error_type: 'OAuthException',
      code: 400,
      error_message: 'This authorization code has been used',
    });
    const wrong = await exchangeCode(graph, await consent(graph), { client_secret: 'guess' });
    expect(JSON.parse(wrong.text).error_message).toBe('Invalid platform app');
  });

  it('gives 60 days, and 60 more to a token of at least a day', async () => {
    const short = await shortToken(graph);
    const long = await extend(graph, short);
    expect(long.body).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
    const refresh = (access_token: unknown) =>
      graph.get('/instagram-graph/refresh_access_token', {
        grant_type: 'ig_refresh_token',
        access_token: String(access_token),
      });
    expect((await refresh(long.body.access_token)).status).toBe(400);
    await graph.world.advance(DAY);
    const refreshed = await refresh(long.body.access_token);
    expect(refreshed.body.expires_in).toBe(5_184_000);
    await graph.world.advance(59 * DAY + HOUR);
    expect((await refresh(long.body.access_token)).error).toMatchObject({ code: 190, error_subcode: 463 });
    expect((await graph.get(`${GRAPH}/me`, { access_token: String(refreshed.body.access_token) })).status).toBe(200);
  });

  it('lets an hour-long token die after the hour', async () => {
    const short = await shortToken(graph);
    await graph.world.advance(HOUR);
    expect((await extend(graph, short)).error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it('tells who the account is; user_id is the professional account', async () => {
    const access_token = await longToken(graph);
    const fields = 'user_id,username,name,account_type,profile_picture_url,followers_count';
    const { body } = await graph.get(`${GRAPH}/me`, { access_token, fields });
    expect(body).toMatchObject({ user_id: ACCOUNT, username: 'fjordcoffee', account_type: 'BUSINESS' });
    expect(body.id).not.toBe(ACCOUNT);
    const picture = await graph.send('GET', new URL(String(body.profile_picture_url)).pathname);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect((await graph.get(`${GRAPH}/me`, { access_token, fields: 'shoe_size' })).error.code).toBe(100);
  });

  it('takes no token of another network, no revoked one and no dead version', async () => {
    const access_token = await longToken(graph);
    expect((await graph.get('/meta-graph/v25.0/me', { access_token })).error.code).toBe(190);
    expect((await graph.get('/instagram-graph/v12.0/me', { access_token })).error.code).toBe(2635);
    await graph.control(`/__fake/instagram/revoke/${ACCOUNT}`, { subcode: 459 });
    expect((await graph.get(`${GRAPH}/me`, { access_token })).error).toMatchObject({ code: 190, error_subcode: 459 });
  });
});
