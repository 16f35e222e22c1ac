import type { Metadata } from 'next';
import { NetworksLive } from '@/components/admin/networks-live';
import { PageHeader } from '@/components/ui/page-header';
import { routes } from '@/lib/foundation/routes';
import { requireAdmin } from '@/lib/server/auth/require-admin';

export const metadata: Metadata = { title: 'Networks' };

/** What it shows is read by the layout, whose alerts rest on the same. */
export default async function NetworksPage() {
  await requireAdmin(routes.adminNetworks());
  return (
    <>
      <PageHeader title="Networks" description="Versions, pauses, limits, accounts and jobs, every ten seconds." />
      <NetworksLive />
    </>
  );
}
