import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/lib/foundation/time';
import { type LateRules, releasePlan, type WaitingPost } from './release-plan';

const CATCH_UP = { gapMs: MINUTE, limit: 4 };
const post = (id: string, lateMinutes: number, given: Partial<WaitingPost> = {}): WaitingPost => ({
  id,
  accountId: 'a',
  role: 'post',
  lateMs: lateMinutes * MINUTE,
  ...given,
});
const ways = (posts: WaitingPost[], rules: LateRules, queued?: Map<string, number>) =>
  releasePlan(posts, rules, CATCH_UP, queued).map(({ id, status, afterMs, error }) => [
    id,
    status,
    afterMs && afterMs / MINUTE,
    error?.code ?? null,
  ]);

describe('what waited', () => {
  it('keeps a time that is still ahead', () => {
    expect(ways([post('1', -5)], { policy: 'skip', limitMinutes: 0 })).toEqual([['1', 'pending', null, null]]);
  });

  it('goes out one a minute for each account, not in a burst', () => {
    const posts = [post('1', 600), post('2', 500), post('b', 450, { accountId: 'b' }), post('3', 1), post('4', -1)];
    expect(ways(posts, { policy: 'publish', limitMinutes: 60 })).toEqual([
      ['1', 'pending', 0, null],
      ['2', 'pending', 1, null],
      ['b', 'pending', 0, null],
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
      ['2', 'pending', 0, null],
      ['3', 'pending', 1, null],
    ]);
  });

  it.each(['thread', 'comment'] as const)('of a post that stands follows it however late: %s', (role) => {
    expect(ways([post('1', 600, { role })], { policy: 'skip', limitMinutes: 60 })).toEqual([['1', 'pending', 0, null]]);
  });

  it('waits behind what is on its way already', () => {
    const queued = new Map([['a', 3]]);
    expect(ways([post('1', 5)], { policy: 'publish', limitMinutes: 60 }, queued)).toEqual([['1', 'pending', 3, null]]);
  });

  it('is left to a person past the limit of one account, and of that account alone', () => {
    const posts = [...['1', '2', '3', '4', '5'].map((id) => post(id, 5)), post('b', 5, { accountId: 'b' })];
    const thread = post('part', 5, { role: 'thread' });
    expect(ways([...posts, thread], { policy: 'publish', limitMinutes: 60 }).slice(3)).toEqual([
      ['4', 'pending', 3, null],
      ['5', 'needs_attention', null, 'missed_window'],
      ['b', 'pending', 0, null],
      ['part', 'pending', 4, null],
    ]);
  });
});
