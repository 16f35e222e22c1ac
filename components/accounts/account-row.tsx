import { CalendarClock } from 'lucide-react';
import Link from 'next/link';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { buttonVariants } from '@/components/ui/button-variants';
import { StatusBadge } from '@/components/ui/status-badge';
import { ZonedTime } from '@/components/ui/time';
import { describeExpiry } from '@/lib/client/describe-expiry';
import type { Account } from '@/lib/contracts/accounts';
import { routes } from '@/lib/foundation/routes';
import { AccountWarningNote } from './account-warning-note';
import { DisconnectButton } from './disconnect-button';

interface AccountRowProps {
  account: Account;
  business: { id: string; slug: string; timeZone: string };
  canManage: boolean;
  connectHref: string;
  now: Date;
}

/** One connected identity: who it is, how long its permission holds, what it allows. */
export function AccountRow({ account, business, canManage, connectHref, now }: AccountRowProps) {
  const isGone = account.status === 'disconnected';
  const needsReconnect = account.status !== 'connected' || account.warning !== null || account.missingScopes.length > 0;
  const isLive = account.status === 'connected';
  const expiry = isLive && !account.renewsItself ? describeExpiry(account.tokenExpiresAt, now) : null;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-3 px-4 py-3.5 sm:px-5">
      <Avatar name={account.displayName} src={account.avatarUrl} className="size-9" />
      <div className="flex min-w-0 flex-1 basis-48 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium">{account.displayName}</span>
          {account.username && <span className="truncate text-muted">@{account.username}</span>}
          <StatusBadge status={account.status} size="sm" />
        </p>
        <p className="text-sm text-muted">
          Connected <ZonedTime at={account.connectedAt} zone={business.timeZone} format="date" hideViewer />
          {account.renewsItself && ' · access renews itself'}
          {expiry && (
            <>
              {' · access '}
              <span className={expiry.isSoon ? 'text-warning-text' : undefined}>{expiry.text}</span>
            </>
          )}
        </p>
        {account.warning && <AccountWarningNote warning={account.warning} business={business} />}
        {!isGone && account.missingScopes.length > 0 && (
          <p className="text-sm text-warning-text">
            Lost its permission to {account.missingScopes.join(', ')}. Reconnect and allow everything that is asked.
          </p>
        )}
        {!isGone && account.scopes.length > 0 && (
          <details className="text-sm">
            <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-foreground">
              {account.scopes.length === 1 ? '1 permission' : `${account.scopes.length} permissions`}
            </summary>
            <ul className="flex flex-wrap gap-1 pt-1.5">
              {account.scopes.map((scope) => (
                <li key={scope}>
                  <Badge size="sm" className="font-mono">
                    {scope}
                  </Badge>
                </li>
              ))}
            </ul>
          </details>
        )}
        {!isGone && (
          <Link
            href={routes.postingTimes(business.slug, account.id)}
            aria-label={`Posting times of ${account.displayName}`}
            className="flex min-h-6 w-fit items-center gap-1.5 text-sm text-accent-text hover:underline"
          >
            <CalendarClock aria-hidden className="size-3.5" />
            Posting times
          </Link>
        )}
      </div>
      {canManage && (
        <div className="flex gap-2">
          {needsReconnect && (
            <a
              href={connectHref}
              aria-label={`Reconnect ${account.displayName}`}
              className={buttonVariants({ variant: 'primary' })}
            >
              Reconnect
            </a>
          )}
          {!isGone && <DisconnectButton account={account} businessId={business.id} />}
        </div>
      )}
    </li>
  );
}
