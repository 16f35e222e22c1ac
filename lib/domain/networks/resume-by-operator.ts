import type { Resumed } from '@/lib/contracts/networks';
import type { Platform } from '@/lib/contracts/platform';
import { withTransaction } from '@/lib/data/db/transaction';
import { logger } from '@/lib/foundation/logger';
import { resumeNetwork } from '../publishing/pause-network';

/** Lets a paused network's posts go out now. If it still refuses, it is paused again and no post fails. The route asks who is an operator. */
export async function resumeByOperator(operator: { id: string }, platform: Platform): Promise<Resumed> {
  const resumed = await withTransaction((tx) => resumeNetwork(tx.client, platform));
  logger().warn({ platform, userId: operator.id, resumed }, 'an operator asked to resume a network');
  return { platform, resumed };
}
