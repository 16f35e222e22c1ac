import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, SECOND } from '@/lib/foundation/time';
import { openTestGraph, postsOf, rows, type TestGraph } from '../meta/test-graph';
import { type MediaServer, picture, startMediaServer, video } from '../meta/test-media';
import { PAGE_ID, pageTokenOf } from './test-login';

const GRAPH = '/meta-graph/v25.0';
const PAGE = `${GRAPH}/${PAGE_ID}`;

describe('reels and stories of a Page', () => {
  let graph: TestGraph;
  let media: MediaServer;
  let access_token: string;
  beforeEach(async () => {
    graph = await openTestGraph();
    media = await startMediaServer();
    access_token = await pageTokenOf(graph);
  });
  afterEach(() => media.stop());

  const post = (edge: string, body: object) => graph.post(`${PAGE}/${edge}`, { access_token, ...body });
  const start = async (edge = 'video_reels') => {
    const { body } = await post(edge, { upload_phase: 'start' });
    return { id: String(body.video_id), path: new URL(String(body.upload_url)).pathname };
  };
  const upload = (path: string, headers: Record<string, string>) =>
    graph.send('POST', path, { headers: { authorization: `OAuth ${access_token}`, ...headers } });
  const finish = (video_id: string, edge = 'video_reels', more: object = { video_state: 'PUBLISHED' }) =>
    post(edge, { upload_phase: 'finish', video_id, ...more });
  const status = async (id: string) =>
    (await graph.get(`${GRAPH}/${id}`, { access_token, fields: 'status' })).body.status;
  const clip = () => media.put(video(), 'video/mp4');

  it('go from session to post, and tell each phase', async () => {
    const { id, path } = await start();
    expect(await status(id)).toMatchObject({ uploading_phase: { status: 'in_progress' } });
    expect((await finish(id)).error).toMatchObject({ code: 100 });
    expect((await upload(path, { file_url: clip() })).status).toBe(200);
    expect(media.fetches).toBe(1);
    expect(await postsOf(graph, 'facebook')).toEqual([]);
    expect((await finish(id, 'video_reels', { video_state: 'PUBLISHED', description: 'Pouring' })).body).toEqual({
      success: true,
    });
    expect(await status(id)).toMatchObject({ video_status: 'processing', publishing_phase: { status: 'not_started' } });
    await graph.world.advance(3 * SECOND);
    expect(await status(id)).toMatchObject({ video_status: 'ready', publishing_phase: { status: 'complete' } });
    expect((await finish(id)).error.code).toBe(100);
    expect(await postsOf(graph, 'facebook')).toMatchObject([{ text: 'Pouring', details: { kind: 'reel' } }]);
  });

  it('refuse another scheme, another edge, what is no video, and a session of yesterday', async () => {
    const { id, path } = await start();
    const bearer = await graph.send('POST', path, { headers: { authorization: `Bearer ${access_token}` } });
    expect(bearer.status).toBe(400);
    expect((await upload(path, { file_url: media.put(await picture(40, 40)) })).status).toBe(400);
    expect((await upload(path, { file_url: media.unreachable })).status).toBe(400);
    await upload(path, { file_url: clip() });
    expect((await finish(id, 'video_stories', {})).error.code).toBe(100);
    await graph.world.advance(DAY);
    expect(await status(id)).toEqual({ video_status: 'expired' });
    expect((await upload(path, { file_url: clip() })).status).toBe(410);
    expect((await finish(id)).error.code).toBe(100);
  });

  it('tell of a video that could not be processed', async () => {
    await graph.control('/__fake/facebook/settings', { processingFailure: 'No sound', processingMs: 0 });
    const { id, path } = await start();
    await upload(path, { file_url: clip() });
    await finish(id);
    expect(await status(id)).toMatchObject({
      video_status: 'error',
      processing_phase: { errors: [{ message: 'No sound' }] },
    });
  });

  it('list stories apart from the timeline', async () => {
    const url = media.put(await picture(40, 40));
    const photo = await post('photos', { url, published: false });
    const story = await post('photo_stories', { photo_id: photo.body.id });
    expect(story.body).toEqual({ success: true, post_id: expect.stringContaining(`${PAGE_ID}_`) });
    expect((await post('photo_stories', { photo_id: photo.body.id })).error.error_subcode).toBe(1_366_051);
    expect(rows(await graph.get(`${PAGE}/stories`, { access_token }))).toMatchObject([
      { post_id: story.body.post_id, media_id: photo.body.id, media_type: 'photo' },
    ]);
    expect(rows(await graph.get(`${PAGE}/published_posts`, { access_token }))).toEqual([]);
  });

  it('refuse a parameter that Facebook does not have', async () => {
    expect((await post('feed', { message: 'A', mesage: 'B' })).error).toMatchObject({
      code: 100,
      message: '(#100) Unexpected parameter: mesage',
    });
    expect(await postsOf(graph, 'facebook')).toEqual([]);
  });

  it('answer a batch, each part for itself', async () => {
    const { body } = await post('feed', { message: 'A' });
    const fields = 'message,insights.metric(post_media_view){name,values},comments.limit(0).summary(true)';
    const batch = [String(body.id), `${PAGE_ID}_1`].map((id) => ({
      method: 'GET',
      relative_url: `${id}?${new URLSearchParams({ fields })}`,
    }));
    const answer = await graph.send('POST', `${GRAPH}/`, {
      headers: { 'content-type': 'application/json', authorization: `Bearer ${access_token}` },
      body: JSON.stringify({ batch, include_headers: false }),
    });
    const parts = (await answer.json()) as { code: number; body: string }[];
    expect(parts.map(({ code }) => code)).toEqual([200, 400]);
    expect(JSON.parse(parts[0]?.body ?? '')).toMatchObject({
      message: 'A',
      insights: { data: [{ name: 'post_media_view' }] },
      comments: { summary: { total_count: 0 } },
    });
    expect(JSON.parse(parts[1]?.body ?? '')).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  });
});
