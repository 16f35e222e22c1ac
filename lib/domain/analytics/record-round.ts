import type { Platform } from '@/lib/contracts/platform';
import { run } from '@/lib/data/db/sql';
import { verifyRead } from '@/lib/data/db/statements/attention';
import { addSpend } from '@/lib/data/db/statements/metric-spend';
import {
  insertAccountSnapshot,
  type LeasedAccount,
  releaseMetricsAccount,
  settleReadings,
} from '@/lib/data/db/statements/metrics';
import { lookAgainSoon } from '@/lib/data/db/statements/tokens';
import { withTransaction } from '@/lib/data/db/transaction';
import type { Refund } from './read-posts';
import { type Reading, showsPost } from './reading';
import type { Rest } from './rest-after';

/** Refused is kept apart from a count that was not provided, and both from not asked or not answered. */
export type Followers = { count: number | null } | 'refused' | undefined;

export interface Round {
  account: LeasedAccount;
  platform: Platform;
  readings: Reading[];
  refunds: Refund[];
  followers: Followers;
  rest: Rest;
  capturedAt: Date;
}

/** Another process holds the account by now: what this one read is dropped. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Writes a round in one transaction and gives the account back. @returns how many snapshots were kept; null: lease lost. */
export async function recordRound(round: Round): Promise<number | null> {
  const { account, platform, readings, followers, rest, capturedAt } = round;
  try {
    return await withTransaction(async ({ client, changed }) => {
      const settled =
        readings.length > 0 ? await run(client, settleReadings, [JSON.stringify(readings), capturedAt]) : [];
      const shown = settled.filter(({ id }) => readings.some((reading) => reading.id === id && showsPost(reading)));
      const ids = shown.map(({ id }) => id);
      if (ids.length > 0) await run(client, verifyRead, [ids, capturedAt]);
      for (const { day, posts, micros } of round.refunds) {
        await run(client, addSpend, [account.business_id, platform, day, -posts, -micros]);
      }
      if (typeof followers === 'object') {
        await run(client, insertAccountSnapshot, [account.id, capturedAt, account.business_id, followers.count]);
      }
      const released = await run(client, releaseMetricsAccount, [
        account.id,
        account.lease,
        rest.notBefore,
        rest.failures,
        rest.refusal,
        followers === undefined ? null : capturedAt,
      ]);
      if (released.length === 0) throw new LeaseLost();
      changed.add(account.business_id);
      if (rest.isDead) await run(client, lookAgainSoon, [account.id]);
      return settled.filter((row) => row.has_snapshot).length;
    });
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  }
}
