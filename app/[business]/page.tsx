import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DashboardSkeleton } from '@/components/dashboard/dashboard-skeleton';
import { UpdatedAt } from '@/components/shell/updated-at';
import { PageHeader } from '@/components/ui/page-header';
import { zoneName } from '@/lib/client/format-time';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { readVersion } from '@/lib/server/reads/version';
import { DashboardSections } from './dashboard-sections';

export const metadata: Metadata = { title: 'Dashboard' };
/** Seconds for which a return shows what the browser still holds, at once; then it is asked whether that stands. */
export const unstable_dynamicStaleTime = 300;

interface DashboardPageProps {
  params: Promise<{ business: string }>;
}

export default async function DashboardPage({ params }: DashboardPageProps) {
  const { business, ctx } = await requireBusiness((await params).business);
  const rendered = await readVersion(ctx);
  return (
    <>
      <PageHeader
        title="Dashboard"
        description={
          <>
            {business.name} · times are those of {zoneName(business.timeZone)} ·{' '}
            <UpdatedAt business={business} rendered={rendered} />
          </>
        }
      />
      <Suspense fallback={<DashboardSkeleton />}>
        <DashboardSections ctx={ctx} />
      </Suspense>
    </>
  );
}
