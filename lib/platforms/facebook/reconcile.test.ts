import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedNetwork, startScriptedNetwork, testReconcile } from '../scripted-network-fixture';
import { reconcileOnFacebook } from './reconcile';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const post = (id: string, message?: string) => ({
  id,
  message,
  created_time: '2026-03-10T12:00:02+0000',
  permalink_url: `https://fb/${id}`,
});

describe('reconcileOnFacebook', () => {
  it('finds the post by message and time, over pages', async () => {
    network.script(
      { json: { data: [post('1_9', 'Other')], paging: { cursors: { after: 'c1' }, next: 'https://graph/next' } } },
      { json: { data: [post('1_8', 'Hello')], paging: { cursors: { after: 'c2' } } } },
    );
    expect(await reconcileOnFacebook(testReconcile())).toEqual({
      kind: 'found',
      platformPostId: '1_8',
      permalink: 'https://fb/1_8',
      publishedAt: new Date('2026-03-10T12:00:02Z'),
    });
    expect(network.seen[0]?.line).toMatch(/\/1001\/published_posts\?.*since=1773143940/);
  });

  it('finds a picture without a text when it is the only one', async () => {
    network.script({ json: { data: [post('1_8')] } });
    expect(await reconcileOnFacebook(testReconcile({ text: '' }))).toMatchObject({ platformPostId: '1_8' });
  });

  it('knows that it is absent', async () => {
    network.script({ json: { data: [] } });
    expect(await reconcileOnFacebook(testReconcile())).toEqual({ kind: 'absent' });
  });

  it('leaves the question open when Facebook fails', async () => {
    network.script({ status: 500 });
    expect(await reconcileOnFacebook(testReconcile())).toMatchObject({ kind: 'unclear' });
  });

  it.each<[string, object, object]>([
    ['published', { publishing_phase: { status: 'complete' }, video_status: 'ready' }, { kind: 'found' }],
    ['not finished', { processing_phase: { status: 'not_started' } }, { kind: 'absent' }],
    ['in processing', { processing_phase: { status: 'in_progress' } }, { kind: 'unclear', code: 'video_processing' }],
    ['processed', { processing_phase: { status: 'complete' } }, { kind: 'unclear', code: 'video_processing' }],
    ['not uploaded', { uploading_phase: { status: 'in_progress' } }, { kind: 'absent' }],
    ['failed', { processing_phase: { status: 'error' } }, { kind: 'unclear', code: 'video_failed' }],
    ['expired', { video_status: 'expired' }, { kind: 'absent' }],
  ])('asks a reel whether it was finished: %s', async (_name, over, expected) => {
    const before = { uploading_phase: { status: 'complete' }, publishing_phase: { status: 'not_started' } };
    network.script({ json: { status: { video_status: 'processing', ...before, ...over } } });
    const progress = { video: '7', uploaded: true };
    expect(await reconcileOnFacebook(testReconcile({ progress }))).toMatchObject(expected);
  });
});
