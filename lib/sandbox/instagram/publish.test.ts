import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '@/lib/foundation/time';
import { pageTokenOf } from '../facebook/test-login';
import { firstValue, openTestGraph, postsOf, rows, type TestGraph } from '../meta/test-graph';
import { type MediaServer, picture, startMediaServer, video } from '../meta/test-media';
import { ConnectionLost } from '../network';
import { INSTAGRAM_ACCOUNTS } from './professionals';
import { ACCOUNT, longToken, SCOPES } from './test-login';

const GRAPH = '/instagram-graph/v25.0';

describe('publishing to Instagram', () => {
  let graph: TestGraph;
  let media: MediaServer;
  let access_token: string;
  beforeEach(async () => {
    graph = await openTestGraph();
    media = await startMediaServer();
    access_token = await longToken(graph);
  });
  afterEach(() => media.stop());

  const square = async () => media.put(await picture(400, 400));
  const create = (body: object) => graph.post(`${GRAPH}/${ACCOUNT}/media`, { access_token, ...body });
  const container = async (body: object = {}) => String((await create({ image_url: await square(), ...body })).body.id);
  const status = async (id: string) =>
    (await graph.get(`${GRAPH}/${id}`, { access_token, fields: 'status_code,status' })).body.status_code;
  const publish = (creation_id: string) =>
    graph.post(`${GRAPH}/${ACCOUNT}/media_publish`, { access_token, creation_id });
  const ready = () => graph.world.advance(2 * SECOND);

  it('goes from container to post, and shows it at its permalink with the picture', async () => {
    const id = await container({ caption: 'Fresh <beans>', alt_text: 'Beans' });
    expect(media.fetches).toBe(1);
    expect(await status(id)).toBe('IN_PROGRESS');
    expect((await publish(id)).error).toMatchObject({ code: 9007, error_subcode: 2207027, is_transient: false });
    await ready();
    expect(await status(id)).toBe('FINISHED');
    const { body } = await publish(id);
    expect(await status(id)).toBe('PUBLISHED');
    const post = await graph.get(`${GRAPH}/${body.id}`, { access_token, fields: 'permalink,caption,media_type' });
    expect(post.body).toMatchObject({ caption: 'Fresh <beans>', media_type: 'IMAGE' });
    const path = new URL(String(post.body.permalink)).pathname;
    expect(path).toMatch(/^\/instagram\/p\/[\w-]+\/$/);
    const page = await (await graph.send('GET', path)).text();
    expect(page).toContain('Fresh &#60;beans&#62;');
    expect(page).toContain('alt="Beans"');
    expect((await graph.send('GET', `/instagram/media/${id}`)).headers.get('content-type')).toBe('image/jpeg');
    expect(await postsOf(graph, 'instagram')).toMatchObject([{ id: body.id, accountId: ACCOUNT }]);
  });

  it('publishes a container once, also of two at once and after a lost reply', async () => {
    const id = await container();
    await ready();
    const replies = await Promise.all([publish(id), publish(id)]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 400]);
    const other = await container();
    await ready();
    await graph.control('/__fake/faults', { network: 'instagram', operation: 'publish', fault: 'lose_reply' });
    await expect(publish(other)).rejects.toBeInstanceOf(ConnectionLost);
    expect(await status(other)).toBe('PUBLISHED');
    expect((await publish(other)).status).toBe(400);
    expect(await postsOf(graph, 'instagram')).toHaveLength(2);
    const list = await graph.get(`${GRAPH}/${ACCOUNT}/media`, { access_token, fields: 'id,timestamp,permalink' });
    expect(rows(list)).toHaveLength(2);
  });

  it('forgets a container after a day, and knows no other', async () => {
    const id = await container();
    await graph.world.advance(DAY);
    expect(await status(id)).toBe('EXPIRED');
    expect((await publish(id)).error).toMatchObject({ code: -2, error_subcode: 2207020 });
    expect((await publish('178999')).error).toMatchObject({ code: 24, error_subcode: 2207006 });
    expect((await graph.post(`${GRAPH}/${ACCOUNT}/media_publish`, { access_token })).error.code).toBe(100);
  });

  it.each([
    ['no picture', 100, undefined, async () => ({ caption: 'Words alone' })],
    ['an unreachable picture', 9004, 2207052, async () => ({ image_url: media.unreachable })],
    ['a PNG', 36001, 2207005, async () => ({ image_url: media.put(await picture(400, 400, 'png')) })],
    ['too tall a picture', 36003, 2207009, async () => ({ image_url: media.put(await picture(790, 1000)) })],
    ['too wide a picture', 36003, 2207009, async () => ({ image_url: media.put(await picture(1000, 500)) })],
    ['more than 8 MB', 36000, 2207004, async () => ({ image_url: media.put(Buffer.alloc(8 * 1024 * 1024 + 1)) })],
    ['an unknown type', 100, 2207023, async () => ({ media_type: 'POSTER', image_url: await square() })],
    ['2,201 characters', 36004, 2207010, async () => ({ caption: 'x'.repeat(2_201), image_url: await square() })],
    ['31 hashtags', 36004, 2207010, async () => ({ caption: '#a '.repeat(31), image_url: await square() })],
    ['21 mentions', 36004, 2207010, async () => ({ caption: '@a '.repeat(21), image_url: await square() })],
  ])('refuses %s', async (_case, code, error_subcode, body) => {
    const { status: http, error } = await create(await body());
    expect({ http, code: error.code, subcode: error.error_subcode }).toEqual({
      http: 400,
      code,
      subcode: error_subcode,
    });
  });

  it('takes what is just at the limits', async () => {
    for (const [width, height] of [
      [800, 1000],
      [955, 500],
    ] as const) {
      expect((await create({ image_url: media.put(await picture(width, height)) })).status).toBe(200);
    }
    const caption = `${'#a '.repeat(30)}${'@b '.repeat(20)}`.padEnd(2_200, 'x');
    expect((await create({ caption, image_url: await square() })).status).toBe(200);
  });

  it('publishes a carousel of finished children', async () => {
    const children = [await container({ is_carousel_item: true }), await container({ is_carousel_item: 'true' })];
    const body = { media_type: 'CAROUSEL', children: children.join(','), caption: 'Two' };
    expect((await create(body)).error.error_subcode).toBe(2207027);
    await ready();
    expect((await create({ ...body, children: children.slice(1) })).error.error_subcode).toBe(2207028);
    expect((await publish(children[0] ?? '')).error.error_subcode).toBe(2207006);
    const parent = await create(body);
    await ready();
    const { body: post } = await publish(String(parent.body.id));
    const found = await graph.get(`${GRAPH}/${post.id}`, { access_token, fields: 'media_type,children' });
    expect(found.body).toMatchObject({
      media_type: 'CAROUSEL_ALBUM',
      children: { data: children.map((id) => ({ id })) },
    });
  });

  it('judges a video while it is processed', async () => {
    const good = String((await create({ media_type: 'REELS', video_url: media.put(video(), 'video/mp4') })).body.id);
    const bad = String((await create({ media_type: 'REELS', video_url: await square() })).body.id);
    await ready();
    expect(await status(good)).toBe('FINISHED');
    expect(await status(bad)).toBe('ERROR');
    expect((await publish(bad)).error).toMatchObject({ code: -1, error_subcode: 2207032 });
  });

  it('counts a rolling day of posts', async () => {
    await graph.control('/__fake/instagram/settings', { quotaTotal: 1, processingMs: 0 });
    expect((await publish(await container())).status).toBe(200);
    const kept = await container();
    expect((await publish(kept)).error).toMatchObject({ code: 9, error_subcode: 2207042 });
    const limit = await graph.get(`${GRAPH}/${ACCOUNT}/content_publishing_limit`, {
      access_token,
      fields: 'quota_usage,config',
    });
    expect(rows(limit)).toEqual([{ quota_usage: 1, config: { quota_total: 1, quota_duration: 86_400 } }]);
    await graph.world.advance(DAY - HOUR);
    expect((await publish(kept)).error.code).toBe(9);
    expect(await status(kept)).toBe('FINISHED');
    await graph.world.advance(HOUR);
    expect((await publish(await container())).status).toBe(200);
  });

  it('can block an action after the post is live', async () => {
    await graph.control('/__fake/instagram/settings', { actionBlocked: 'after', processingMs: 0 });
    const id = await container();
    expect((await publish(id)).error).toMatchObject({ code: 4, error_subcode: 2207051 });
    expect(await status(id)).toBe('PUBLISHED');
  });

  it('refuses a token without the scope and the account of another', async () => {
    access_token = await longToken(graph, SCOPES.slice(0, 1));
    expect((await create({ image_url: await square() })).error.code).toBe(10);
    access_token = await longToken(graph, SCOPES, INSTAGRAM_ACCOUNTS[1]?.id);
    expect((await create({ image_url: await square() })).error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it('works the same through Facebook Login', async () => {
    access_token = await pageTokenOf(graph);
    const pages = await graph.get('/meta-graph/v25.0/me', { access_token, fields: 'instagram_business_account' });
    expect(pages.body.instagram_business_account).toEqual({ id: ACCOUNT });
    const path = `/meta-graph/v25.0/${ACCOUNT}`;
    const created = await graph.post(`${path}/media`, { access_token, image_url: await square(), caption: 'Linked' });
    await ready();
    const published = await graph.post(`${path}/media_publish`, { access_token, creation_id: created.body.id });
    expect(await postsOf(graph, 'instagram')).toMatchObject([{ id: published.body.id, text: 'Linked' }]);
  });

  it('gives insights that grow, with some keys missing', async () => {
    await graph.control('/__fake/instagram/settings', { processingMs: 0 });
    const metric = 'reach,views,likes,comments,shares,saved,total_interactions';
    const ids: string[] = [];
    for (let post = 0; post < 12; post++) ids.push(String((await publish(await container())).body.id));
    const read = async (id: string) => rows(await graph.get(`${GRAPH}/${id}/insights`, { access_token, metric }));
    const young = await read(ids[0] ?? '');
    await graph.world.advance(DAY);
    const all = await Promise.all(ids.map(read));
    expect(firstValue(all[0] ?? [])).toBeGreaterThan(firstValue(young));
    expect(new Set(all.map((insights) => insights.length)).size).toBeGreaterThan(1);
    const account = await graph.get(`${GRAPH}/me/insights`, {
      access_token,
      metric: 'reach,follower_count',
      period: 'day',
    });
    expect(rows(account).map(({ name }) => name)).toEqual(['reach', 'follower_count']);
    const wrong = await graph.get(`${GRAPH}/${ids[0]}/insights`, { access_token, metric: 'impressions' });
    expect(wrong.error.code).toBe(100);
  });
});
