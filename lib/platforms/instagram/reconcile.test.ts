import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
  testReconcile,
} from '../scripted-network-fixture';
import { reconcileOnInstagram } from './reconcile';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const status = (code: string) => ({ json: { status_code: code } });
const listed = {
  json: { data: [{ id: 'm1', caption: 'Hello', timestamp: '2026-03-10T12:00:05+0000', permalink: 'https://ig/m1' }] },
};
const nothing = { json: { data: [] } };
const prepared = { container: 'c1' };

describe('reconcileOnInstagram', () => {
  it.each<[string, ScriptedAnswer[], object]>([
    [
      'PUBLISHED and listed',
      [status('PUBLISHED'), listed],
      { kind: 'found', platformPostId: 'm1', permalink: 'https://ig/m1' },
    ],
    ['PUBLISHED, not listed', [status('PUBLISHED'), nothing], { kind: 'unclear', code: 'published_not_listed' }],
    ['FINISHED', [status('FINISHED')], { kind: 'absent' }],
    ['IN_PROGRESS', [status('IN_PROGRESS')], { kind: 'unclear', code: 'container_in_progress' }],
    ['EXPIRED', [status('EXPIRED')], { kind: 'unclear', code: 'container_expired' }],
    ['ERROR', [status('ERROR')], { kind: 'unclear', code: 'container_error' }],
    ['no answer', ['cut'], { kind: 'unclear' }],
  ])('with a container: %s', async (_name, answers, expected) => {
    network.script(...answers);
    expect(await reconcileOnInstagram(testReconcile({ progress: prepared }))).toMatchObject(expected);
  });

  it('without a container goes by the caption, and calls nothing absent', async () => {
    network.script(listed);
    expect(await reconcileOnInstagram(testReconcile())).toMatchObject({ kind: 'found', platformPostId: 'm1' });
    network.script(nothing);
    expect(await reconcileOnInstagram(testReconcile())).toMatchObject({ kind: 'unclear', code: 'no_container' });
  });
});
