import type { LatePolicy } from '@/lib/contracts/business';
import type { PostRole } from '@/lib/contracts/post-options';
import { MINUTE } from '@/lib/foundation/time';

export interface WaitingPost {
  id: string;
  accountId: string;
  role: PostRole;
  /** Past its time; negative when its time is ahead. */
  lateMs: number;
}

export interface LateRules {
  policy: LatePolicy;
  limitMinutes: number;
}

/** How late posts of one account are kept apart: networks take a burst for abuse. */
export interface CatchUp {
  gapMs: number;
  /** So many go out by themselves; a person is asked about more. */
  limit: number;
}

/** Where a post goes once it can go out. */
export interface Way {
  id: string;
  status: 'pending' | 'needs_attention' | 'cancelled';
  /** Null: at its own time. */
  afterMs: number | null;
  error: { code: string; detail: string } | null;
}

const MISSED = {
  ask: 'The time of this post passed while it could not go out. Give it a new time, or cancel it.',
  skip: 'The time of this post passed while it could not go out, and the business skips late posts.',
} as const;

/**
 * What becomes of posts that waited, given in the order of their times. Those still ahead of theirs keep it; late ones go
 * out one by one, or by the business's policy once they are later than its limit. Of more than a few for one account the
 * rest is left to a person. What follows a post that stands already belongs to it and is never left out. Pure.
 * `queued`: how many late posts of an account are on their way already.
 */
export function releasePlan(
  posts: readonly WaitingPost[],
  { policy, limitMinutes }: LateRules,
  { gapMs, limit }: CatchUp,
  queued: ReadonlyMap<string, number> = new Map(),
): Way[] {
  const ahead = new Map(queued);
  return posts.map(({ id, accountId, role, lateMs }): Way => {
    if (lateMs <= 0) return { id, status: 'pending', afterMs: null, error: null };
    if (policy !== 'publish' && role === 'post' && lateMs > limitMinutes * MINUTE) {
      const status = policy === 'ask' ? 'needs_attention' : 'cancelled';
      return { id, status, afterMs: null, error: { code: 'missed_window', detail: MISSED[policy] } };
    }
    const before = ahead.get(accountId) ?? 0;
    if (before >= limit && role === 'post')
      return { id, status: 'needs_attention', afterMs: null, error: burst(limit) };
    ahead.set(accountId, before + 1);
    return { id, status: 'pending', afterMs: before * gapMs, error: null };
  });
}

const burst = (limit: number) => ({
  code: 'missed_window',
  detail: `Many posts of this account are late. The first ${limit} go out by themselves, spaced; give this one a new time, or cancel it.`,
});
