import type { Metadata } from 'next';
import { connectionMessage } from '@/components/accounts/connection-message';
import { ConnectionNote } from '@/components/accounts/connection-note';
import { NetworkCard } from '@/components/accounts/network-card';
import { PageHeader } from '@/components/ui/page-header';
import { PLATFORMS } from '@/lib/contracts/platform';
import { connectionKinds } from '@/lib/domain/accounts/connection-kinds';
import { listAccounts } from '@/lib/domain/accounts/list-accounts';
import { can } from '@/lib/domain/context';
import { requireBusiness } from '@/lib/server/auth/require-business';

export const metadata: Metadata = { title: 'Accounts' };

interface AccountsPageProps {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<'connected' | 'error' | 'platform' | 'limited', string | string[] | undefined>>;
}

const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export default async function AccountsPage({ params, searchParams }: AccountsPageProps) {
  const [{ business: slug }, query] = await Promise.all([params, searchParams]);
  const { business, ctx } = await requireBusiness(slug);
  const { data: accounts } = await listAccounts(ctx);
  const message = connectionMessage({
    connected: single(query.connected),
    error: single(query.error),
    platform: single(query.platform),
    limited: single(query.limited),
  });
  return (
    <>
      <PageHeader title="Accounts" description={`Where ${business.name} can post.`} />
      {message && <ConnectionNote message={message} />}
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2 xl:items-start">
        {PLATFORMS.map((platform) => (
          <NetworkCard
            key={platform}
            platform={platform}
            accounts={accounts.filter((account) => account.platform === platform)}
            business={business}
            kinds={connectionKinds(platform)}
            canManage={can(ctx.actor, 'manage_accounts')}
            now={ctx.now}
          />
        ))}
      </div>
    </>
  );
}
