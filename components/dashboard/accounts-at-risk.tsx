import { AccountWarningNote } from '@/components/accounts/account-warning-note';
import { buttonVariants } from '@/components/ui/button-variants';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { AccountAtRisk } from '@/lib/contracts/dashboard';
import { routes } from '@/lib/foundation/routes';

interface AccountsAtRiskProps {
  accounts: AccountAtRisk[];
  business: { slug: string; timeZone: string };
  canManage: boolean;
}

/** LinkedIn's people and pages may be two apps. */
const wayOf = ({ platform, kind }: Pick<AccountAtRisk, 'platform' | 'kind'>): 'person' | 'page' | undefined =>
  platform === 'linkedin' ? (kind === 'page' ? 'page' : 'person') : undefined;

/** Accounts that stop posting, or have, each with its posts and the way to mend it. Connecting leaves the app: a plain link. */
export function AccountsAtRisk({ accounts, business, canManage }: AccountsAtRiskProps) {
  return accounts.map(({ id, platform, kind, displayName, warning }) => (
    <li key={id} className="flex flex-wrap items-start gap-3 px-4 py-3 sm:px-5">
      <PlatformIcon platform={platform} className="mt-0.75 size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="truncate font-medium">{displayName}</p>
        <AccountWarningNote warning={warning} business={business} />
      </div>
      {canManage && (
        <a
          href={routes.connect(business.slug, platform, wayOf({ platform, kind }))}
          aria-label={`Reconnect ${displayName}`}
          className={buttonVariants({ variant: 'primary', size: 'sm' })}
        >
          Reconnect
        </a>
      )}
    </li>
  ));
}
