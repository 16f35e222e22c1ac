import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW, testAccess } from '../scripted-network-fixture';
import { instagramMetrics } from './metrics';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const read = (...ids: string[]) =>
  instagramMetrics.posts({
    access: { ...testAccess(), scopes: ['instagram_business_manage_insights'] },
    signal: AbortSignal.timeout(10_000),
    now: TEST_NOW,
    posts: ids.map((platformPostId) => ({ platformPostId, publishedAt: TEST_NOW })),
  });
const insights = (reach: number) => ({ json: { data: [{ name: 'reach', values: [{ value: reach }] }] } });
const refused = (code: number, error_subcode?: number) => ({
  status: 400,
  json: { error: { code, error_subcode, message: 'Words' } },
});

describe('numbers of posts on Instagram', () => {
  it('asks for fewer where a story refuses the rest, and knows a post that is gone', async () => {
    network.script(refused(100), insights(4), refused(100, 33));
    const answer = await read('1', '2');
    expect(answer).toMatchObject({ kind: 'read', postsCharged: 0 });
    if (answer.kind !== 'read') return;
    expect(answer.posts.get('1')).toMatchObject({ reach: 4, reactions: null });
    expect(answer.posts.get('2')).toBe('gone');
  });

  it('keeps what it has read when it is stopped, and says by what', async () => {
    network.script(insights(4), refused(4));
    const answer = await read('1', '2', '3');
    expect(answer).toMatchObject({ kind: 'read', interrupted: { kind: 'RATE_LIMITED' } });
    expect(answer.kind === 'read' && [...answer.posts.keys()]).toEqual(['1']);
    network.script(refused(4));
    expect(await read('1', '2')).toMatchObject({ kind: 'RATE_LIMITED' });
  });

  it('goes on past a post that answers no question', async () => {
    network.script(refused(100), refused(100), insights(4));
    const answer = await read('1', '2');
    expect(answer.kind === 'read' && [...answer.posts.keys()]).toEqual(['2']);
    expect(answer).not.toHaveProperty('interrupted');
  });
});
