import { Card, CardHeader } from '@/components/ui/card';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { AccountFollowers, AnalyticsFollowers, UncountedReason } from '@/lib/contracts/analytics-followers';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { ChartTable } from './chart-table';
import { axisText, bucketText } from './day-words';
import { GrowthChart } from './growth-chart';
import { countText, differenceText } from './number-words';

const WHY = {
  other_days: 'was not read in these days',
  not_connected: 'is not connected, so that it cannot be read: connect it again',
  refused: 'may not be read: connect it again and allow its insights',
  not_provided: 'was asked for, and its network gave no number',
  not_yet: 'has not been read yet; the first number comes within a day',
} as const satisfies Record<UncountedReason, string>;

/** The followers of each account by day; a day without a reading is no point of its line. */
export function FollowersCard({ followers: { accounts, uncounted, from, to } }: { followers: AnalyticsFollowers }) {
  return (
    <Card aria-labelledby="followers">
      <CardHeader
        id="followers"
        title="Followers"
        description="The last reading of each day. The change is from the first reading of these days to the last."
      />
      {accounts.length === 0 && uncounted.length === 0 && (
        <p className="px-5 py-8 text-center text-muted">No account is connected.</p>
      )}
      <ul className="divide-y">
        {accounts.map((account) => (
          <li key={account.accountId}>
            <AccountGrowth account={account} days={{ from, to }} />
          </li>
        ))}
      </ul>
      {uncounted.length > 0 && (
        <ul className="flex flex-col gap-1.5 border-t px-4 py-3 text-sm text-muted first:border-t-0 sm:px-5">
          {uncounted.map(({ accountId, platform, displayName, reason }) => (
            <li key={accountId} className="flex items-baseline gap-2">
              <PlatformIcon platform={platform} labelled className="size-3.5 shrink-0 translate-y-0.5" />
              <span className="min-w-0 break-words">
                {displayName} {WHY[reason]}.
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface AccountGrowthProps {
  account: AccountFollowers;
  days: { from: string; to: string };
}

function AccountGrowth({ account, days }: AccountGrowthProps) {
  const { displayName, platform, followers, change, points } = account;
  const name = `${displayName} on ${PLATFORM_NAMES[platform]}`;
  return (
    <section aria-label={name} className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="flex min-w-0 items-center gap-2 font-medium">
          <PlatformIcon platform={platform} labelled className="shrink-0 text-muted" />
          <span className="truncate">{displayName}</span>
        </h3>
        <p className="tabular-nums">
          <span className="font-semibold">{countText(followers)}</span>{' '}
          <span className="text-sm text-muted">
            {change === null
              ? 'read on one day: no change to tell'
              : `${differenceText(change)} since ${dayOf(points.at(0))}`}
          </span>
        </p>
      </div>
      <GrowthChart
        points={points.map(({ day, followers: value }) => ({ at: Date.parse(day), name: dayText(day), value }))}
        what={`followers of ${name}`}
        ends={[axisText(days, 'day'), axisText({ from: days.to }, 'day')]}
        span={[Date.parse(days.from), Date.parse(days.to)]}
      />
      <ChartTable
        caption={`Followers of ${name} by day`}
        columns={['Day', 'Followers']}
        rows={points.map(({ day, followers: count }) => ({ key: day, cells: [dayText(day), count] }))}
      />
    </section>
  );
}

const dayText = (day: string): string => bucketText({ from: day, to: day }, 'day');
const dayOf = (point: { day: string } | undefined): string => (point ? axisText({ from: point.day }, 'day') : '');
