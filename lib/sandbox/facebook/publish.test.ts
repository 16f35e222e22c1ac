import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/foundation/time';
import { openTestGraph, postsOf, type TestGraph } from '../meta/test-graph';
import { type MediaServer, picture, startMediaServer, video } from '../meta/test-media';
import { OTHER_PAGE_ID, PAGE_ID, pageTokenOf, personToken, SCOPES } from './test-login';

const PAGE = `/meta-graph/v25.0/${PAGE_ID}`;

describe('publishing to a Page', () => {
  let graph: TestGraph;
  let media: MediaServer;
  let access_token: string;
  beforeEach(async () => {
    graph = await openTestGraph();
    media = await startMediaServer();
    access_token = await pageTokenOf(graph);
  });
  afterEach(() => media.stop());

  const feed = (body: object) => graph.post(`${PAGE}/feed`, { access_token, ...body });
  const photo = async (body: object = {}) => {
    const url = media.put(await picture(40, 40));
    return graph.post(`${PAGE}/photos`, { access_token, url, ...body });
  };

  it('accepts a text and shows it at its permalink', async () => {
    const { body } = await feed({ message: 'New roast <today> #coffee' });
    expect(body.id).toMatch(new RegExp(`^${PAGE_ID}_\\d+$`));
    const post = await graph.get(`/meta-graph/v25.0/${body.id}`, { access_token, fields: 'message,permalink_url' });
    expect(post.body.message).toBe('New roast <today> #coffee');
    const page = await graph.send('GET', new URL(String(post.body.permalink_url)).pathname);
    expect(await page.text()).toContain('New roast &#60;today&#62;');
    expect(await postsOf(graph, 'facebook')).toMatchObject([{ id: body.id, accountId: PAGE_ID, deletedAt: null }]);
  });

  it('takes a form as well as JSON, with attachments by index', async () => {
    const { body } = await photo({ published: false });
    const form = new URLSearchParams({ message: 'By form', access_token });
    form.set('attached_media[0]', JSON.stringify({ media_fbid: body.id }));
    const response = await graph.send('POST', `${PAGE}/feed`, { body: form });
    expect(response.status).toBe(200);
    expect(await postsOf(graph, 'facebook')).toMatchObject([{ text: 'By form', media: [{ id: body.id }] }]);
  });

  it('really fetches a photo, keeps it, and lets it be used once', async () => {
    const uploaded = await photo({ published: false, alt_text_custom: 'A cup' });
    expect(media.fetches).toBe(1);
    expect(await postsOf(graph, 'facebook')).toEqual([]);
    const attached_media = [{ media_fbid: uploaded.body.id }];
    expect((await feed({ message: 'One', attached_media })).status).toBe(200);
    const again = await feed({ message: 'Two', attached_media });
    expect(again.error).toMatchObject({ code: 100, error_subcode: 1366051 });
    const [post, ...more] = await postsOf(graph, 'facebook');
    expect(more).toEqual([]);
    const [shown] = (post?.media ?? []) as { url: string; altText: string }[];
    expect(shown?.altText).toBe('A cup');
    const stored = await graph.send('GET', new URL(shown?.url ?? '').pathname);
    expect(stored.headers.get('content-type')).toBe('image/jpeg');
  });

  it('gives a photo to one of two posts at once', async () => {
    const { body } = await photo({ published: false });
    const attached_media = JSON.stringify([{ media_fbid: body.id }]);
    const replies = await Promise.all(['A', 'B'].map((message) => feed({ message, attached_media })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await postsOf(graph, 'facebook')).toHaveLength(1);
  });

  it('publishes a single photo at once, and a video', async () => {
    const single = await photo({ caption: 'Look' });
    expect(single.body).toMatchObject({ id: expect.any(String), post_id: expect.stringContaining(`${PAGE_ID}_`) });
    const file_url = media.put(video(), 'video/mp4');
    const clip = await graph.post(`${PAGE}/videos`, { access_token, file_url, description: 'Pouring' });
    expect(Object.keys(clip.body)).toEqual(['id']);
    const asked = { access_token, fields: 'post_id,status' };
    const { body } = await graph.get(`/meta-graph/v25.0/${clip.body.id}`, asked);
    expect(body.status).toMatchObject({ video_status: 'processing', publishing_phase: { status: 'not_started' } });
    expect((await postsOf(graph, 'facebook')).map(({ id }) => id)).toEqual([single.body.post_id, body.post_id]);
  });

  it.each([
    ['an unreachable picture', 2061006, () => media.unreachable],
    ['a picture at no address', 2061006, () => 'file:///etc/passwd'],
    ['something that is no picture', 1366046, () => media.put(Buffer.from('hello'))],
    ['a picture over 4 MB', 1366046, () => media.put(Buffer.alloc(4 * 1024 * 1024 + 1))],
  ])('refuses %s', async (_case, error_subcode, url) => {
    const { status, error } = await graph.post(`${PAGE}/photos`, { access_token, url: url(), published: false });
    expect({ status, ...error }).toMatchObject({ status: 400, code: 100, error_subcode });
  });

  it('refuses nothing to say, too much of it, a bad link and too many photos', async () => {
    expect((await feed({ message: '  ' })).error).toMatchObject({ code: 100, error_subcode: 1349125 });
    expect((await feed({ message: 'x'.repeat(63_206) })).status).toBe(200);
    expect((await feed({ message: 'x'.repeat(63_207) })).error.code).toBe(100);
    expect((await feed({ link: 'nowhere' })).error).toMatchObject({ code: 100, error_subcode: 1609005 });
    const attached_media = Array.from({ length: 11 }, (_, index) => ({ media_fbid: String(index) }));
    expect((await feed({ attached_media })).error.code).toBe(100);
    expect((await feed({ attached_media: [{ media_fbid: '1' }] })).error.code).toBe(100);
  });

  it('refuses the same text twice, until it is deleted or time has passed', async () => {
    const first = await feed({ message: 'Hello' });
    const twice = await feed({ message: 'Hello' });
    expect(twice).toMatchObject({ status: 400, error: { code: 506, message: '(#506) Duplicate status message' } });
    expect((await graph.remove(`/meta-graph/v25.0/${first.body.id}`, { access_token })).body).toEqual({
      success: true,
    });
    expect((await feed({ message: 'Hello' })).status).toBe(200);
    await graph.world.advance(2 * HOUR);
    expect((await feed({ message: 'Hello' })).status).toBe(200);
    const gone = await graph.remove(`/meta-graph/v25.0/${first.body.id}`, { access_token });
    expect(gone.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it('refuses a token without the scope, of a person, of another Page', async () => {
    const weak = await pageTokenOf(
      graph,
      SCOPES.filter((scope) => scope !== 'pages_manage_posts'),
    );
    expect((await feed({ message: 'A', access_token: weak })).error.code).toBe(200);
    const person = await personToken(graph);
    expect((await feed({ message: 'A', access_token: person })).error.code).toBe(200);
    const other = await pageTokenOf(graph, SCOPES, OTHER_PAGE_ID);
    expect((await feed({ message: 'A', access_token: other })).error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(await postsOf(graph, 'facebook')).toEqual([]);
  });

  it('ends data access 90 days after the consent', async () => {
    await graph.world.advance(91 * DAY);
    expect((await feed({ message: 'A' })).error.code).toBe(190);
  });

  it('comments on a post', async () => {
    const { body } = await feed({ message: 'Hello' });
    const path = `/meta-graph/v25.0/${body.id}/comments`;
    expect((await graph.post(path, { access_token, message: 'First!' })).body.id).toMatch(/^\d+_\d+$/);
    const read = await graph.get(path, { access_token });
    expect(read.body.data).toMatchObject([{ message: 'First!' }]);
  });
});
