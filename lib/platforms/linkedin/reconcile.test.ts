import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_NOW,
  testAccess,
  testReconcile,
} from '../scripted-network-fixture';
import { reconcileOnLinkedin } from './reconcile';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const community = testAccess({ author: 'urn:li:organization:5', mode: 'community' });
const post = (id: string, commentary: string, secondsLater: number) => ({
  id,
  commentary,
  createdAt: TEST_NOW.getTime() + secondsLater * 1_000,
});

describe('reconcileOnLinkedin', () => {
  it('asks nothing where posts cannot be read', async () => {
    network.script();
    const answer = await reconcileOnLinkedin(testReconcile({ access: testAccess({ mode: 'share' }) }));
    expect(answer).toMatchObject({ kind: 'unclear', code: 'not_readable' });
    expect(network.seen).toEqual([]);
  });

  it('finds the post by its unescaped text', async () => {
    network.script({
      json: { elements: [post('urn:li:share:2', 'Other', 9), post('urn:li:share:1', 'Now \\(really\\)', 2)] },
    });
    const answer = await reconcileOnLinkedin(testReconcile({ access: community, text: 'Now (really)' }));
    expect(answer).toMatchObject({ kind: 'found', platformPostId: 'urn:li:share:1' });
    expect(network.seen[0]?.line).toContain('q=author&author=urn%3Ali%3Aorganization%3A5');
  });

  it('knows that it is absent', async () => {
    network.script({ json: { elements: [post('urn:li:share:2', 'Other', 9)] } });
    expect(await reconcileOnLinkedin(testReconcile({ access: community }))).toEqual({ kind: 'absent' });
  });

  it('leaves the question open when LinkedIn fails', async () => {
    network.script({ status: 503 });
    expect(await reconcileOnLinkedin(testReconcile({ access: community }))).toMatchObject({ kind: 'unclear' });
  });
});
