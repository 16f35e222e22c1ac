import { describe, expect, it } from 'vitest';
import { MINUTE, plus } from '@/lib/foundation/time';
import { type LateRules, releasePlan, type WaitingPost } from './release-plan';

const now = new Date('2026-11-25T12:00:00Z');
const post = (id: string, lateMinutes: number, given: Partial<WaitingPost> = {}): WaitingPost => ({
  id,
  accountId: 'a',
  role: 'post',
  scheduledAt: plus(now, -lateMinutes * MINUTE),
  ...given,
});
const ways = (posts: WaitingPost[], rules: LateRules) =>
  releasePlan(posts, rules, now).map(({ id, status, notBefore, error }) => [
    id,
    status,
    notBefore && (notBefore.getTime() - now.getTime()) / MINUTE,
    error?.code ?? null,
  ]);

describe('what waited', () => {
  it('keeps a time that is still ahead', () => {
    expect(ways([post('1', -5)], { policy: 'skip', limitMinutes: 0 })).toEqual([['1', 'pending', null, null]]);
  });

  it('goes out one a minute for each account, not in a burst', () => {
    const posts = [post('1', 600), post('2', 500), post('b', 450, { accountId: 'b' }), post('3', 1), post('4', -1)];
    expect(ways(posts, { policy: 'publish', limitMinutes: 60 })).toEqual([
      ['1', 'pending', null, null],
      ['2', 'pending', 1, null],
      ['b', 'pending', null, null],
      ['3', 'pending', 2, null],
      ['4', 'pending', null, null],
    ]);
  });

  it.each([
    ['ask', 'needs_attention'],
    ['skip', 'cancelled'],
  ] as const)('past the limit goes by the policy %s', (policy, status) => {
    expect(ways([post('1', 61), post('2', 60), post('3', 59)], { policy, limitMinutes: 60 })).toEqual([
      ['1', status, null, 'missed_window'],
      ['2', 'pending', null, null],
      ['3', 'pending', 1, null],
    ]);
  });

  it.each(['thread', 'comment'] as const)('of a post that stands follows it however late: %s', (role) => {
    expect(ways([post('1', 600, { role })], { policy: 'skip', limitMinutes: 60 })).toEqual([
      ['1', 'pending', null, null],
    ]);
  });
});
