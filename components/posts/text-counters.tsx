import { cn } from '@/components/ui/cn';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { Account } from '@/lib/contracts/accounts';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';

/** The share of the limit from which a counter asks for attention. */
const NEAR_LIMIT = 0.9;

export type CountedAccount = Pick<Account, 'platform' | 'kind' | 'isPremium' | 'canComment'>;

/** What remains of a text for each network, as that network counts it; of several limits on one network the lowest. */
export function TextCounters({ text, accounts }: { text: string; accounts: readonly CountedAccount[] }) {
  const platforms = [...new Set(accounts.map(({ platform }) => platform))];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums">
      {platforms.map((platform) => {
        const { used, limit } = lowestCount(text, platform, accounts);
        const left = limit - used;
        const tone =
          left < 0 ? 'text-danger-text font-medium' : used > limit * NEAR_LIMIT ? 'text-warning-text' : 'text-muted';
        const amount = Math.abs(left).toLocaleString('en-GB');
        return (
          <li key={platform} className={cn('flex items-center gap-1.5', tone)}>
            <PlatformIcon platform={platform} className="size-3.5" />
            <span className="sr-only">{PLATFORM_NAMES[platform]}:</span>
            {left < 0 ? `${amount} too many` : `${amount} left`}
          </li>
        );
      })}
    </ul>
  );
}

const lowestCount = (text: string, platform: Account['platform'], accounts: readonly CountedAccount[]) =>
  accounts
    .filter((account) => account.platform === platform)
    .map((account) => DRAFT_RULES[platform].countText(text, account))
    .reduce((lowest, count) => (count.limit < lowest.limit ? count : lowest));
