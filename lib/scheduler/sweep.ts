import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { doubtExpiredSends, releaseExpiredClaims } from '@/lib/data/db/statements/queue';
import { logger } from '@/lib/foundation/logger';
import { PLATFORM_ADAPTERS } from '@/lib/platforms/registry';

const LONGEST_READ_LAG_MS = Math.max(...Object.values(PLATFORM_ADAPTERS).map(({ readLagMs }) => readLagMs));

/** Puts right what dead workers left: unsent rows return to the queue, possibly sent ones become unknown. */
export async function sweep(): Promise<void> {
  const released = await run(pool(), releaseExpiredClaims, []);
  const doubted = await run(pool(), doubtExpiredSends, [LONGEST_READ_LAG_MS]);
  if (released.length + doubted.length > 0) {
    logger().warn({ released: released.length, doubted: doubted.length }, 'a worker died; its posts were taken over');
  }
}
