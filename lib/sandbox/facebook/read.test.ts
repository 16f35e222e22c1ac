import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/foundation/time';
import { firstValue, openTestGraph, postsOf, rows, type TestGraph } from '../meta/test-graph';
import { ConnectionLost } from '../network';
import { PAGE_ID, pageTokenOf, personToken, SCOPES } from './test-login';

const GRAPH = '/meta-graph/v25.0';

describe('reading a Page', () => {
  let graph: TestGraph;
  let access_token: string;
  beforeEach(async () => {
    graph = await openTestGraph();
    access_token = await pageTokenOf(graph);
  });

  const publish = (message: string) => graph.post(`${GRAPH}/${PAGE_ID}/feed`, { access_token, message });
  const feed = (params: Record<string, string> = {}, edge = 'feed') =>
    graph.get(`${GRAPH}/${PAGE_ID}/${edge}`, { access_token, fields: 'id,message,created_time', ...params });

  it('lists posts newest first, since a time, by cursor', async () => {
    await publish('One');
    await graph.world.advance(HOUR);
    await publish('Two');
    expect(rows(await feed()).map(({ message }) => message)).toEqual(['Two', 'One']);
    const since = String(Math.floor((graph.world.now().getTime() - MINUTE) / SECOND));
    expect(rows(await feed({ since })).map(({ message }) => message)).toEqual(['Two']);
    const first = await feed({ limit: '1' });
    const { cursors } = first.body.paging as { cursors: { after: string } };
    expect(rows(await feed({ limit: '1', after: cursors.after })).map(({ message }) => message)).toEqual(['One']);
  });

  it('wants pages_read_user_content for the feed, not for published posts', async () => {
    await publish('One');
    access_token = await pageTokenOf(
      graph,
      SCOPES.filter((scope) => scope !== 'pages_read_user_content'),
    );
    expect((await feed()).error.code).toBe(10);
    expect(rows(await feed({}, 'published_posts'))).toHaveLength(1);
  });

  it('refuses a field that the node does not have, and an unknown path', async () => {
    const { error } = await feed({ fields: 'id,shoe_size' });
    expect(error.message).toBe('(#100) Tried accessing nonexisting field (shoe_size) on node type (Post)');
    expect((await graph.get(`${GRAPH}/${PAGE_ID}/a/b/c`, { access_token })).error.code).toBe(2500);
    const nobody = await graph.get(`${GRAPH}/42`, { access_token });
    expect(nobody.error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
  });

  it('shows a new post only after the read lag', async () => {
    await graph.control('/__fake/facebook/read-lag', { ms: 10 * SECOND });
    await publish('Late');
    expect(rows(await feed())).toEqual([]);
    await graph.world.advance(11 * SECOND);
    expect(rows(await feed())).toHaveLength(1);
  });

  it('loses the reply of a post that it took', async () => {
    await graph.control('/__fake/faults', { network: 'facebook', operation: 'publish', fault: 'lose_reply' });
    await expect(publish('Once')).rejects.toBeInstanceOf(ConnectionLost);
    expect(await postsOf(graph, 'facebook')).toHaveLength(1);
    expect(rows(await feed())).toMatchObject([{ message: 'Once' }]);
    expect((await publish('Once')).error.code).toBe(506);
  });

  it('answers an injected rate limit and failure in its own words, doing nothing', async () => {
    await graph.control('/__fake/faults', { network: 'facebook', operation: 'publish', fault: 'error_429' });
    const limited = await publish('A');
    expect(limited).toMatchObject({ status: 400, error: { code: 80001 } });
    const usage = JSON.parse(limited.headers.get('x-business-use-case-usage') ?? '{}');
    expect(usage[PAGE_ID]).toMatchObject([{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 5 }]);
    await graph.control('/__fake/faults', { network: 'facebook', operation: 'publish', fault: 'error_500' });
    expect(await publish('A')).toMatchObject({ status: 500, error: { code: 2, is_transient: true } });
    expect(await postsOf(graph, 'facebook')).toEqual([]);
  });

  it('hits only the account that the fault names', async () => {
    const fault = { network: 'facebook', operation: 'publish', fault: 'error_500', account: '1' };
    await graph.control('/__fake/faults', fault);
    expect((await publish('A')).status).toBe(200);
  });

  it('climbs to 100 % of the allowance, refuses, and lets in again after the hour', async () => {
    await graph.control('/__fake/facebook/settings', { callLimit: 4 });
    const percents: number[] = [];
    for (let call = 0; call < 4; call++) {
      const usage = JSON.parse((await feed()).headers.get('x-business-use-case-usage') ?? '{}');
      percents.push(usage[PAGE_ID][0].call_count);
    }
    expect(percents).toEqual([25, 50, 75, 100]);
    expect((await feed()).error.code).toBe(80001);
    await graph.control('/__fake/facebook/settings', { throttleCode: 32 });
    expect((await feed()).error.code).toBe(32);
    await graph.world.advance(HOUR);
    expect((await feed()).status).toBe(200);
  });

  it('counts a person against the app, with code 4', async () => {
    const person = await personToken(graph);
    await graph.control('/__fake/facebook/settings', { usagePercent: 100 });
    const { error, headers } = await graph.get(`${GRAPH}/me`, { access_token: person });
    expect(error.code).toBe(4);
    expect(JSON.parse(headers.get('x-app-usage') ?? '{}')).toMatchObject({ call_count: 100 });
  });

  it('gives insights that grow, the same for the same age, and refuses retired metrics', async () => {
    const { body } = await publish('Measured');
    const metric = 'post_media_view,post_reactions_by_type_total';
    const read = async () => rows(await graph.get(`${GRAPH}/${body.id}/insights`, { access_token, metric }));
    const young = await read();
    await graph.world.advance(DAY);
    const old = await read();
    expect(old).toEqual(await read());
    expect(firstValue(old)).toBeGreaterThan(firstValue(young));
    const retired = await graph.get(`${GRAPH}/${body.id}/insights`, { access_token, metric: 'post_impressions' });
    expect(retired.error).toMatchObject({ code: 100, message: '(#100) The value must be a valid insights metric' });
  });

  it('gives a Page day values', async () => {
    const until = String(Math.floor(graph.world.now().getTime() / SECOND));
    const since = String(Number(until) - (7 * DAY) / SECOND);
    const asked = { access_token, metric: 'page_media_view,page_follows', period: 'day', since, until };
    const insights = rows(await graph.get(`${GRAPH}/${PAGE_ID}/insights`, asked));
    expect(insights.map(({ values }) => (values as object[]).length)).toEqual([7, 7]);
  });
});
