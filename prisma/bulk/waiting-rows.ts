import { DAY, MINUTE, plus } from '@/lib/foundation/time';
import type { Line } from './copy-lines';
import { accountId, type BulkPlan, bulkBusinessId, excerptOf, platformOf } from './rows';

/** A business has one post that waits for so many publications, and one at least. */
const WAITING_EVERY = 100;
/** From a week ahead over two months: nothing is due while the history is looked at. */
const AFTER_MS = 7 * DAY;
const SPAN_MS = 60 * DAY;

const compositionId = (index: number): string => `post_bulk_${index + 1}`;
const waitingOf = (share: number): number => Math.max(1, Math.floor(share / WAITING_EVERY));

export const waitingPosts = ({ shares }: BulkPlan): number => shares.reduce((sum, share) => sum + waitingOf(share), 0);

export const COMPOSITION_COLUMNS = 'posts (id, business_id, content, source, created_at, updated_at)';

/** One for each business: what its waiting posts say. */
export function* compositionRows({ shares, now }: BulkPlan): Generator<Line> {
  const at = now.toISOString();
  for (const index of shares.keys()) yield [compositionId(index), bulkBusinessId(index), excerptOf(0), 'user', at, at];
}

export const WAITING_COLUMNS =
  'scheduled_posts (id, business_id, post_id, account_id, platform, task_id, status, scheduled_at, content, excerpt, created_at, updated_at)';

export function* waitingRows({ shares, now }: BulkPlan): Generator<Line> {
  const made = now.toISOString();
  for (const [index, share] of shares.entries()) {
    const count = waitingOf(share);
    for (let row = 0; row < count; row++) {
      const id = `bulk_${index + 1}_${row}`;
      const ahead = AFTER_MS + Math.floor((row / count) * (SPAN_MS / MINUTE)) * MINUTE;
      yield [
        ...[
          `sch_${id}`,
          bulkBusinessId(index),
          compositionId(index),
          accountId(index, platformOf(row)),
          platformOf(row),
        ],
        ...[`task_${id}`, 'pending', plus(now, ahead).toISOString(), excerptOf(0), excerptOf(0), made, made],
      ];
    }
  }
}
