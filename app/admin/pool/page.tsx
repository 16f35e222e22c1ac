import type { Metadata } from 'next';
import { SWRConfig } from 'swr';
import { PoolLive } from '@/components/admin/pool-live';
import { ReadingCosts } from '@/components/admin/reading-costs';
import { PageHeader } from '@/components/ui/page-header';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { readSpendOfToday } from '@/lib/domain/analytics/read-analytics-spend';
import { routes } from '@/lib/foundation/routes';
import { requireAdmin } from '@/lib/server/auth/require-admin';
import { readPool } from '@/lib/server/health/read-pool';

export const metadata: Metadata = { title: 'Connection pool' };

export default async function PoolPage() {
  await requireAdmin(routes.adminPool());
  const spends = await readSpendOfToday(new Date());
  return (
    <>
      <PageHeader
        title="Connection pool"
        description="The database connections of this web process, every two seconds."
      />
      <SWRConfig value={{ fallback: { [swrKeys.pool()]: readPool() } }}>
        <PoolLive />
      </SWRConfig>
      <ReadingCosts spends={spends} />
    </>
  );
}
