import { beforeEach, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../meta/test-graph';
import { PAGE_ID, PERSON_ID, pageTokenOf } from './test-login';

describe('the Facebook site', () => {
  let graph: TestGraph;
  let access_token: string;
  beforeEach(async () => {
    graph = await openTestGraph();
    access_token = await pageTokenOf(graph);
  });

  const publish = async (body: object) =>
    String((await graph.post(`/meta-graph/v25.0/${PAGE_ID}/feed`, { access_token, ...body })).body.id);
  const text = async (path: string) => (await graph.send('GET', path)).text();

  it('shows a Page with its posts, newest first, with link and comments', async () => {
    expect(await text('/facebook/fjordcoffee')).toContain('No posts yet.');
    await publish({ message: 'Older' });
    const id = await publish({ message: 'Newer', link: 'https://fjord.example/roast' });
    await graph.post(`/meta-graph/v25.0/${id}/comments`, { access_token, message: 'Enjoy!' });
    const page = await text('/facebook/fjordcoffee');
    expect(page.indexOf('Newer')).toBeLessThan(page.indexOf('Older'));
    expect(page).toContain('fjord.example');
    expect(page).toContain('Enjoy!');
  });

  it('shows neither a deleted nor an unpublished post, nor what never was', async () => {
    const hidden = await publish({ message: 'Hidden', published: false });
    const deleted = await publish({ message: 'Deleted' });
    await graph.remove(`/meta-graph/v25.0/${deleted}`, { access_token });
    for (const id of [hidden, deleted, `${PAGE_ID}_1`]) {
      const page = await graph.send('GET', `/facebook/fjordcoffee/posts/${id.split('_')[1]}`);
      expect(page.status).toBe(404);
    }
    expect((await graph.send('GET', '/facebook/nobody')).status).toBe(404);
    expect((await graph.send('GET', `/facebook/${PERSON_ID}`)).status).toBe(200);
    expect((await graph.send('GET', '/facebook/media/1')).status).toBe(404);
  });
});
