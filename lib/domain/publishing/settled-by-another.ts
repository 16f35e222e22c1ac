import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { AppError } from '@/lib/foundation/errors';

const STANDS = {
  waiting: 'waits for the post before it',
  pending: 'is on its way out',
  claimed: 'is on its way out',
  sending: 'is being sent',
  unknown: 'is still being asked about',
  held: 'is held until its account is connected again',
  needs_attention: 'needs attention',
  published: 'is published already',
  failed: 'has failed',
  cancelled: 'is cancelled',
} as const satisfies Record<ScheduledPostStatus, string>;

/** The answer to whoever comes second, or too early: where the post stands instead. */
export const settledByAnother = (status: ScheduledPostStatus | undefined): AppError =>
  new AppError('conflict', `There is nothing to settle: this post ${status ? STANDS[status] : 'is gone'}. Reload it.`);
