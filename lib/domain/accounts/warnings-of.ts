import type { AccountWarning } from '@/lib/contracts/accounts';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { postsAtRisk } from '@/lib/data/db/statements/warnings';
import { platformAdapter } from '@/lib/platforms/registry';
import type { AccountRow } from './account';
import { endOfAccess, warningDays, warningLevel } from './account-warning';
import { isRefreshable } from './refresh-schedule';

/** An account that its person has to look after: from when on it does not post, and how pressing that is. */
interface Pressing {
  id: string;
  level: AccountWarning['level'];
  endsAt: Date | null;
}

/** What tells when an account stops posting. */
type AccessRow = Pick<
  AccountRow,
  | 'id'
  | 'platform'
  | 'status'
  | 'hasRefreshToken'
  | 'refreshRefused'
  | 'tokenExpiresAt'
  | 'refreshExpiresAt'
  | 'dataAccessExpiresAt'
>;

/** Everything that was to go out has been held since the token died, whatever its time. */
const FROM_THE_BEGINNING = new Date(0);

export function pressingOf(row: AccessRow, now: Date): Pressing | null {
  if (row.status === 'reconnect_required') return { id: row.id, level: 'ended', endsAt: null };
  if (row.status === 'disconnected') return null;
  const endsAt = accessEnd(row);
  const days = warningDays(endsAt, now);
  return days === null ? null : { id: row.id, level: warningLevel(days), endsAt };
}

export const accessEnd = (row: AccessRow): Date | null =>
  endOfAccess({ ...row, canRefresh: isRefreshable(platformAdapter(row.platform).tokenLife, row.hasRefreshToken) });

/** The warnings of a business's accounts, by account, each with the posts that it puts at risk. */
export async function warningsOf(
  businessId: string,
  rows: readonly AccessRow[],
  now: Date,
): Promise<ReadonlyMap<string, AccountWarning>> {
  const pressing = rows.flatMap((row) => pressingOf(row, now) ?? []);
  if (pressing.length === 0) return new Map();
  const from = pressing.map(({ endsAt }) => endsAt ?? FROM_THE_BEGINNING);
  const risks = await run(pool(), postsAtRisk, [businessId, pressing.map(({ id }) => id), from]);
  const riskOf = new Map(risks.map((risk) => [risk.account_id, risk]));
  return new Map(
    pressing.map(({ id, level, endsAt }) => {
      const { posts = 0, first = [] } = riskOf.get(id) ?? {};
      const firstPosts = first.map((post) => ({
        id: post.id,
        excerpt: post.excerpt,
        scheduledAt: new Date(post.scheduled_at).toISOString(),
      }));
      return [id, { level, endsAt: endsAt?.toISOString() ?? null, postsAtRisk: posts, firstPosts }];
    }),
  );
}
