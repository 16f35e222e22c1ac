import type { Platform } from '@/lib/contracts/platform';
import type { SeededRandom } from '@/lib/foundation/seeded-random';
import { DAY, plus } from '@/lib/foundation/time';
import { OWNERS } from './fake-post';

const DAYS = 365;
/** What an account had a year ago, of what it has now. */
const THEN = 0.71;

interface Followed {
  businessId: string;
  accountId: string;
  platform: Platform;
}

/** The followers of an account on each day of the year, up to what its network says now. */
export function followerRows(account: Followed, now: Date, random: SeededRandom): object[] {
  const { followers } = OWNERS[account.platform];
  return Array.from({ length: DAYS }, (_, index) => {
    const daysAgo = DAYS - index;
    const share = 1 - (1 - THEN) * (daysAgo / DAYS) ** 0.8;
    return {
      account_id: account.accountId,
      business_id: account.businessId,
      captured_at: plus(now, -daysAgo * DAY),
      followers: Math.round(followers * share - random.between(0, 3)),
    };
  });
}
