import { CircleCheck, CirclePause } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { countOf } from '@/lib/client/network-alerts';
import type { Network } from '@/lib/contracts/networks';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { AccountCounts } from './account-counts';
import { BudgetTable } from './budget-table';
import { NetworkPause } from './network-pause';
import { NetworkVersion } from './network-version';

/** One network: whether its posts go out, by which API version, for which accounts, within which limits. */
export function NetworkPanel({ network, onChange }: { network: Network; onChange: () => Promise<unknown> }) {
  const { platform, apiVersion, pause, postsOverdue, accounts, budgets } = network;
  const titleId = `network-${platform}`;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader
        id={titleId}
        title={
          <span className="flex items-center gap-2">
            <PlatformIcon platform={platform} />
            {PLATFORM_NAMES[platform]}
          </span>
        }
        action={
          pause ? (
            <Badge tone="danger">
              <CirclePause aria-hidden />
              Paused
            </Badge>
          ) : (
            <Badge tone="success">
              <CircleCheck aria-hidden />
              Open
            </Badge>
          )
        }
      />
      {pause && <NetworkPause platform={platform} pause={pause} postsOverdue={postsOverdue} onChange={onChange} />}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-3 p-4 sm:px-5">
        <dt className="text-muted">API version</dt>
        <dd>
          {apiVersion ? <NetworkVersion apiVersion={apiVersion} /> : 'This network’s API has no versions that end.'}
        </dd>
        <dt className="text-muted">Queue</dt>
        <dd className="tabular-nums">
          {postsOverdue === 0 ? 'No post waits past its time' : countOf(postsOverdue, 'post is due', 'posts are due')}
        </dd>
        <dt className="text-muted">Accounts</dt>
        <dd>
          <AccountCounts accounts={accounts} />
        </dd>
      </dl>
      <BudgetTable platform={platform} budgets={budgets} />
    </Card>
  );
}
