import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { doubtExpiredSends, doubtSendsOf, isOverdue } from '@/lib/data/db/statements/queue';
import { planOverduePosts } from '@/lib/domain/publishing/plan-overdue-posts';
import { logger } from '@/lib/foundation/logger';
import { PLATFORM_ADAPTERS } from '@/lib/platforms/registry';

const LONGEST_READ_LAG_MS = Math.max(...Object.values(PLATFORM_ADAPTERS).map(({ readLagMs }) => readLagMs));

/** Puts right what nobody else does: what dead workers may have sent becomes unknown, what nobody took is planned anew. */
export async function sweep(): Promise<void> {
  const doubted = await run(pool(), doubtExpiredSends, [LONGEST_READ_LAG_MS]);
  if (doubted.length > 0)
    logger().warn({ doubted: doubted.length }, 'a worker died while it sent; its posts are in doubt');
  const overdue = await run(pool(), isOverdue, []);
  if (overdue.length > 0) logger().warn(await planOverduePosts(), 'posts that nobody took in time were planned anew');
}

/** The last act of a process that must end although a network has not answered: nobody need wait for its leases. */
export async function doubtWhatIsUnderWay(worker: string): Promise<void> {
  const doubted = await run(pool(), doubtSendsOf, [LONGEST_READ_LAG_MS, worker]);
  if (doubted.length > 0) logger().warn({ doubted: doubted.length }, 'no answer by the end; these posts are in doubt');
}
