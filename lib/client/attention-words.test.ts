import { describe, expect, it } from 'vitest';
import { attentionWords } from './attention-words';

type Post = Parameters<typeof attentionWords>[0];
const post = (given: Partial<Post>): Post => ({
  platform: 'linkedin',
  status: 'needs_attention',
  error: null,
  attempts: [],
  ...given,
});
const left = (state: Post['attempts'][number]['state'], outcome: string) => ({
  state,
  outcome,
  requestedAt: '2026-03-10T12:00:00.000Z',
});
const error = (code: string) => ({ code, detail: '' });

describe('what a person is told who must decide', () => {
  it.each<[string, Partial<Post>, RegExp, boolean]>([
    ['a doubt', { attempts: [left('unknown', 'UNKNOWN_OUTCOME')] }, /live on LinkedIn\?/, true],
    [
      'a doubt before a refusal',
      { attempts: [left('unknown', 'UNKNOWN_OUTCOME'), left('rejected', 'PERMISSION')] },
      /live on LinkedIn\?/,
      true,
    ],
    ['a block', { attempts: [left('rejected', 'POLICY_BLOCK')] }, /stopped this account/, true],
    ['a permission', { attempts: [left('rejected', 'PERMISSION')], error: error('http_403') }, /did not take/, false],
    ['a missed window', { error: error('missed_window') }, /missed its time/, false],
    ['too many tries', { error: error('too_many_attempts') }, /many times/, false],
    ['a failure', { status: 'failed' }, /failed/, false],
  ])('of %s', (_name, given, title, mayBeLive) => {
    expect(attentionWords(post(given))).toMatchObject({ title: expect.stringMatching(title), mayBeLive });
  });

  it.each(['pending', 'unknown', 'published', 'held', 'cancelled'] as const)('of %s is nothing', (status) => {
    expect(attentionWords(post({ status, attempts: [left('unknown', 'UNKNOWN_OUTCOME')] }))).toBeNull();
  });
});
