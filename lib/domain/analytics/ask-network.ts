import type { DueWatch } from '@/lib/data/db/statements/metrics';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import {
  type AccountAccess,
  type AccountMetricsAnswer,
  PlatformError,
  type PlatformFailure,
  type PlatformMetrics,
  type PostMetricsAnswer,
} from '@/lib/platforms/platform';

const CALL_MS = 30 * SECOND;

export interface Asking {
  source: PlatformMetrics;
  access: AccountAccess;
  stop: AbortSignal;
  now: Date;
}

const callOf = ({ access, stop, now }: Asking) => ({
  access,
  signal: AbortSignal.any([stop, AbortSignal.timeout(CALL_MS)]),
  now,
});

/** Asks for the numbers of a batch; whatever goes wrong is an answer too. */
export const askPosts = (asking: Asking, watches: readonly DueWatch[]): Promise<PostMetricsAnswer> =>
  answered(
    asking,
    asking.source.posts({
      ...callOf(asking),
      posts: watches.map((watch) => ({ platformPostId: watch.platform_post_id, publishedAt: watch.published_at })),
    }),
  );

export const askAccount = (asking: Asking): Promise<AccountMetricsAnswer> =>
  answered(asking, asking.source.account(callOf(asking)));

async function answered<T>({ access, stop }: Asking, answer: Promise<T>): Promise<T | PlatformFailure> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PlatformError) return error.outcome;
    if (!stop.aborted) logger().error({ err: error, accountId: access.accountId }, 'numbers could not be read');
    return { kind: 'UNKNOWN_OUTCOME', code: 'unexpected', detail: 'The network could not be asked; trying again.' };
  }
}
