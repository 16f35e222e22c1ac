import { Download } from 'lucide-react';
import { UpdatedAt } from '@/components/shell/updated-at';
import { buttonVariants } from '@/components/ui/button-variants';
import { PageHeader } from '@/components/ui/page-header';
import { zoneName } from '@/lib/client/format-time';
import type { BusinessVersion } from '@/lib/contracts/business';
import { swrKeys } from '@/lib/contracts/swr-keys';

interface AnalyticsHeaderProps {
  business: { id: string; timeZone: string };
  /** What the export is of. */
  query: Parameters<typeof swrKeys.analyticsExport>[1];
  rendered: BusinessVersion;
}

export function AnalyticsHeader({ business, query, rendered }: AnalyticsHeaderProps) {
  return (
    <PageHeader
      title="Analytics"
      description={
        <>
          What the posts of these days have brought so far. Days are those of {zoneName(business.timeZone)}.{' '}
          <UpdatedAt business={business} rendered={rendered} />
        </>
      }
      actions={
        <a href={swrKeys.analyticsExport(business.id, query)} download className={buttonVariants()}>
          <Download aria-hidden />
          Export as CSV
        </a>
      }
    />
  );
}
