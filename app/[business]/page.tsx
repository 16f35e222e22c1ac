import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DashboardSkeleton } from '@/components/dashboard/dashboard-skeleton';
import { PageHeader } from '@/components/ui/page-header';
import { zoneName } from '@/lib/client/format-time';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { DashboardSections } from './dashboard-sections';

export const metadata: Metadata = { title: 'Dashboard' };

interface DashboardPageProps {
  params: Promise<{ business: string }>;
}

export default async function DashboardPage({ params }: DashboardPageProps) {
  const { business, ctx } = await requireBusiness((await params).business);
  return (
    <>
      <PageHeader
        title="Dashboard"
        description={`${business.name} · times are those of ${zoneName(business.timeZone)}`}
      />
      <Suspense fallback={<DashboardSkeleton />}>
        <DashboardSections ctx={ctx} />
      </Suspense>
    </>
  );
}
