import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
      'tweet.fields': 'created_at,entities',
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
