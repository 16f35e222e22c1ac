import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostRole } from '@/lib/contracts/post-options';
import { type ScriptedNetwork, startScriptedNetwork, testReconcile } from '../scripted-network-fixture';
import { reconcileOnX } from './reconcile';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const post = (id: string, text: string) => ({ id, text, created_at: '2026-03-10T12:00:02.000Z' });

describe('reconcileOnX', () => {
  it('reads the fewest posts that X gives, since a minute before', async () => {
    network.script({ json: { meta: { result_count: 0 } } });
    expect(await reconcileOnX(testReconcile())).toEqual({ kind: 'absent' });
    const url = new URL(network.seen[0]?.line.split(' ')[1] ?? '', network.url);
    expect(url.pathname).toBe('/x-api/2/users/1001/tweets');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      max_results: '5',
      start_time: '2026-03-10T11:59:00Z',
      'tweet.fields': 'created_at,entities,note_tweet,referenced_tweets',
    });
  });

  it('finds the post on a later page', async () => {
    network.script(
      { json: { data: [post('9', 'Other')], meta: { next_token: 'n1' } } },
      { json: { data: [post('8', 'Hello')], meta: {} } },
    );
    expect(await reconcileOnX(testReconcile())).toMatchObject({
      kind: 'found',
      platformPostId: '8',
      permalink: `${network.url}/x/fjord/status/8`,
    });
    expect(network.seen[1]?.line).toContain('pagination_token=n1');
  });

  it('tells two parts of a thread with one text apart by what they reply to', async () => {
    const reply = (id: string, to: string) => ({
      ...post(id, 'Hello'),
      referenced_tweets: [
        { type: 'quoted', id: '1' },
        { type: 'replied_to', id: to },
      ],
    });
    const json = { data: [reply('9', '8'), reply('8', '7'), post('7', 'Hello')], meta: {} };
    const ask = (role: PostRole, inReplyTo: string | null) => {
      network.script({ json });
      return reconcileOnX(testReconcile({ role, inReplyTo }));
    };
    expect(await ask('post', null)).toMatchObject({ kind: 'found', platformPostId: '7' });
    expect(await ask('thread', '7')).toMatchObject({ kind: 'found', platformPostId: '8' });
    expect(await ask('comment', '8')).toMatchObject({ kind: 'found', platformPostId: '9' });
    expect(await ask('thread', '9')).toEqual({ kind: 'absent' });
  });

  it('knows a post with a link by the whole that was sent', async () => {
    const entities = { urls: [{ url: 'https://t.co/a', expanded_url: 'https://example.com/a' }] };
    network.script({ json: { data: [{ ...post('8', 'Hello\nhttps://t.co/a'), entities }], meta: {} } });
    const options = { link: { url: 'https://example.com/a' } };
    expect(await reconcileOnX(testReconcile({ options }))).toMatchObject({ kind: 'found' });
  });

  it('knows a long post by its whole text', async () => {
    const text = `${'long '.repeat(100)}https://example.com/a`;
    const short = `${'long '.repeat(50)}… https://t.co/p`;
    const picture = { url: 'https://t.co/p', expanded_url: 'https://x.com/fjord/status/8/photo/1' };
    const link = { url: 'https://t.co/a', expanded_url: 'https://example.com/a' };
    const note_tweet = {
      text: `${'long '.repeat(100)}https://t.co/a https://t.co/p`,
      entities: { urls: [link] },
    };
    const found = { ...post('8', short), entities: { urls: [picture] }, note_tweet };
    network.script({ json: { data: [found], meta: {} } });
    expect(await reconcileOnX(testReconcile({ text }))).toMatchObject({ kind: 'found', platformPostId: '8' });
  });

  it('stops reading, and claims nothing, on an endless timeline', async () => {
    const endless = { json: { data: [post('9', 'Other')], meta: { next_token: 'n' } } };
    network.script(endless, endless, endless, endless, endless);
    expect(await reconcileOnX(testReconcile())).toMatchObject({ kind: 'unclear', code: 'list_too_long' });
    expect(network.seen).toHaveLength(4);
  });

  it.each(['cut', { status: 429 }, { status: 401 }, { json: { data: 'what' } }] as const)(
    'leaves the question open after %j',
    async (answer) => {
      network.script(answer);
      expect(await reconcileOnX(testReconcile())).toMatchObject({ kind: 'unclear' });
    },
  );
});
