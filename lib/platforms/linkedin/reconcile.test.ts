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

  const named = { duplicateOf: 'urn:li:share:7' };
  const listedWithout = { json: { elements: [post('urn:li:share:2', 'Other', 9)] } };

  it('adopts what LinkedIn named as the duplicate where nothing can be read', async () => {
    network.script();
    const input = testReconcile({ access: testAccess({ mode: 'share' }), progress: named });
    expect(await reconcileOnLinkedin(input)).toMatchObject({
      kind: 'found',
      platformPostId: 'urn:li:share:7',
      permalink: `${network.url}/linkedin/feed/update/urn:li:share:7`,
      publishedAt: TEST_NOW,
    });
    expect(network.seen).toEqual([]);
  });

  it('does not adopt what is another post of ours', async () => {
    network.script();
    const access = testAccess({ mode: 'share' });
    const input = testReconcile({ access, progress: named, taken: new Set(['urn:li:share:7']) });
    expect(await reconcileOnLinkedin(input)).toMatchObject({ kind: 'unclear', code: 'older_duplicate' });
    expect(await reconcileOnLinkedin({ ...input, progress: null })).toMatchObject({ mayProbe: true });
  });

  it.each([
    [
      'that resolves',
      { json: post('urn:li:share:7', 'Hello', 3) },
      { kind: 'found', platformPostId: 'urn:li:share:7' },
    ],
    [
      'that is a ghost',
      { status: 404, json: { status: 404, code: 'NOT_FOUND' } },
      { kind: 'unclear', code: 'ghost_duplicate' },
    ],
    [
      'that stood before',
      { json: post('urn:li:share:7', 'Hello', -3_600) },
      { kind: 'unclear', code: 'older_duplicate' },
    ],
    ['that cannot be read now', { status: 500 }, { kind: 'unclear', code: 'http_500' }],
  ])('looks at a duplicate %s', async (_name, answer, expected) => {
    network.script(listedWithout, answer);
    const result = await reconcileOnLinkedin(testReconcile({ access: community, progress: named }));
    expect(result).toMatchObject(expected);
    expect(network.seen[1]?.line).toBe('GET /linkedin-api/rest/posts/urn%3Ali%3Ashare%3A7');
  });

  const comment = (id: number, text: string, actor = 'urn:li:organization:5') => ({
    ...{ commentUrn: `urn:li:comment:(urn:li:share:1,${id})`, actor, message: { text } },
    created: { time: TEST_NOW.getTime() + 2_000 },
  });
  const asComment = { access: community, role: 'comment' as const, inReplyTo: 'urn:li:share:1', text: 'First (one)' };

  it('finds the account’s own comment under its post', async () => {
    const elements = [comment(3, 'First (one)', 'urn:li:person:9'), comment(4, 'First (one)'), comment(5, 'Other')];
    network.script({ json: { elements } });
    expect(await reconcileOnLinkedin(testReconcile(asComment))).toMatchObject({
      kind: 'found',
      platformPostId: 'urn:li:comment:(urn:li:share:1,4)',
    });
    expect(network.seen[0]?.line).toBe('GET /linkedin-api/rest/socialActions/urn%3Ali%3Ashare%3A1/comments?count=100');
  });

  it('knows that a comment is absent', async () => {
    network.script({ json: { elements: [comment(3, 'First (one)', 'urn:li:person:9')] } });
    expect(await reconcileOnLinkedin(testReconcile(asComment))).toEqual({ kind: 'absent' });
  });
});
