import type { ReactNode } from 'react';
import { SWRConfig } from 'swr';
import { NetworkAlerts } from '@/components/admin/network-alerts';
import { AppShell } from '@/components/shell/app-shell';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { readNetworks } from '@/lib/domain/networks/read-networks';
import { currentSession } from '@/lib/server/auth/session';
import { checkWorkers } from '@/lib/server/health/check-workers';

/** Draws the shell around the operator's pages, with what needs the operator above each. Each page authorises for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  const page = session?.user.isAdmin ? (
    <SWRConfig value={{ fallback: { [swrKeys.networks()]: readNetworks(new Date()) } }}>
      <NetworkAlerts />
      {children}
    </SWRConfig>
  ) : (
    children
  );
  const businesses = session?.memberships.map(({ slug, name }) => ({ slug, name })) ?? [];
  const [business] = businesses;
  if (!session || !business) return <main id="main">{page}</main>;
  return (
    <AppShell user={session.user} business={business} businesses={businesses} workers={checkWorkers()}>
      {page}
    </AppShell>
  );
}
