import type { LatePolicy } from '@/lib/contracts/business';
import type { PostRole } from '@/lib/contracts/post-options';
import { MINUTE, plus } from '@/lib/foundation/time';

export interface WaitingPost {
  id: string;
  accountId: string;
  role: PostRole;
  scheduledAt: Date;
}

export interface LateRules {
  policy: LatePolicy;
  limitMinutes: number;
}

/** Where a post goes once its account can post again. */
export interface Way {
  id: string;
  status: 'pending' | 'needs_attention' | 'cancelled';
  notBefore: Date | null;
  error: { code: string; detail: string } | null;
}

/** Between two late posts of one account: networks take a burst for abuse. */
const SPACING_MS = MINUTE;

const MISSED = {
  ask: 'The time of this post passed while it could not go out. Give it a new time, or cancel it.',
  skip: 'The time of this post passed while it could not go out, and the business skips late posts.',
} as const;

/**
 * What becomes of posts that waited, given in the order of their times. Those still ahead of theirs keep it; late ones go
 * out one a minute for each account, or by the business's policy once they are later than its limit. What follows a post
 * that stands already belongs to it and is never left out. Pure.
 */
export function releasePlan(posts: readonly WaitingPost[], { policy, limitMinutes }: LateRules, now: Date): Way[] {
  const sent = new Map<string, number>();
  return posts.map(({ id, accountId, role, scheduledAt }): Way => {
    const lateMs = now.getTime() - scheduledAt.getTime();
    if (lateMs <= 0) return { id, status: 'pending', notBefore: null, error: null };
    if (policy !== 'publish' && role === 'post' && lateMs > limitMinutes * MINUTE) {
      const status = policy === 'ask' ? 'needs_attention' : 'cancelled';
      return { id, status, notBefore: null, error: { code: 'missed_window', detail: MISSED[policy] } };
    }
    const before = sent.get(accountId) ?? 0;
    sent.set(accountId, before + 1);
    return { id, status: 'pending', notBefore: before === 0 ? null : plus(now, before * SPACING_MS), error: null };
  });
}
