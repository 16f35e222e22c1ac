import { Plus } from 'lucide-react';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card } from '@/components/ui/card';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { Account } from '@/lib/contracts/accounts';
import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';
import { routes } from '@/lib/foundation/routes';
import { AccountRow } from './account-row';

interface NetworkCardProps {
  platform: Platform;
  accounts: Account[];
  /** What a person may choose to connect; empty where there is one way for all. */
  kinds: readonly ('person' | 'page')[];
  business: { id: string; slug: string; timeZone: string };
  canManage: boolean;
  now: Date;
}

/** What can be posted to on each network, in its own words. */
const OFFERS = {
  linkedin: 'Your own profile.',
  x: 'Your own profile.',
  facebook: 'Pages that you manage.',
  instagram: 'A professional account.',
} as const satisfies Record<Platform, string>;

const WITH_PAGES = 'Your own profile, and pages that you manage.';

const WORDS = { person: 'Connect profile', page: 'Connect pages' } as const;

const labelOf = (name: string, way: keyof typeof WORDS | undefined, isConnected: boolean): string => {
  if (way) return `${WORDS[way]} on ${name}`;
  return isConnected ? `Connect another ${name} account` : `Connect ${name}`;
};

/** One network: what is connected there, and the way to connect more. Connecting leaves the app, so it is a plain link. */
export function NetworkCard({ platform, accounts, kinds, business, canManage, now }: NetworkCardProps) {
  const name = PLATFORM_NAMES[platform];
  const isConnected = accounts.some((account) => account.status === 'connected');
  const ways = kinds.length > 1 ? kinds : [undefined];
  return (
    <Card aria-labelledby={`network-${platform}`}>
      <header className="flex flex-wrap items-center gap-3 px-4 py-3.5 sm:px-5">
        <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-sunken">
          <PlatformIcon platform={platform} className="size-5" />
        </span>
        <div className="min-w-0 flex-1 basis-32">
          <h2 id={`network-${platform}`} className="font-medium">
            {name}
          </h2>
          <p className="text-sm text-muted">{kinds.includes('page') ? WITH_PAGES : OFFERS[platform]}</p>
        </div>
        {canManage && (
          <div className="ml-auto flex flex-wrap justify-end gap-2">
            {ways.map((way) => (
              <a
                key={way ?? 'any'}
                href={routes.connect(business.slug, platform, way)}
                aria-label={labelOf(name, way, isConnected)}
                className={buttonVariants({ variant: isConnected ? 'secondary' : 'primary' })}
              >
                <Plus aria-hidden />
                {way ? WORDS[way] : isConnected ? 'Add another' : 'Connect'}
              </a>
            ))}
          </div>
        )}
      </header>
      {accounts.length > 0 && (
        <ul className="divide-y border-t">
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              business={business}
              canManage={canManage}
              connectHref={routes.connect(
                business.slug,
                platform,
                kinds.find((kind) => kind === account.kind),
              )}
              now={now}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
