import type { Metadata } from 'next';
import { SWRConfig } from 'swr';
import { PoolCache } from '@/components/admin/pool-cache';
import { PoolIndexes } from '@/components/admin/pool-indexes';
import { PoolLive } from '@/components/admin/pool-live';
import { PoolStatements } from '@/components/admin/pool-statements';
import { ReadingCosts } from '@/components/admin/reading-costs';
import { PageHeader } from '@/components/ui/page-header';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { readSpendOfToday } from '@/lib/domain/analytics/read-analytics-spend';
import { routes } from '@/lib/foundation/routes';
import { requireAdmin } from '@/lib/server/auth/require-admin';
import { readCache } from '@/lib/server/health/read-cache';
import { readIndexUse } from '@/lib/server/health/read-index-use';
import { readPool } from '@/lib/server/health/read-pool';
import { readSlowStatements } from '@/lib/server/health/read-slow-statements';

export const metadata: Metadata = { title: 'Connection pool' };

export default async function PoolPage() {
  await requireAdmin(routes.adminPool());
  const [spends, indexes, slow] = await Promise.all([
    readSpendOfToday(new Date()),
    readIndexUse(),
    readSlowStatements(),
  ]);
  return (
    <>
      <PageHeader
        title="Connection pool"
        description="The database connections of this web process, every two seconds."
      />
      <SWRConfig value={{ fallback: { [swrKeys.pool()]: readPool() } }}>
        <PoolLive />
      </SWRConfig>
      <PoolCache cache={readCache()} />
      <PoolStatements slow={slow} />
      <PoolIndexes indexes={indexes} />
      <ReadingCosts spends={spends} />
    </>
  );
}
