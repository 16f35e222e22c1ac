import { Suspense } from 'react';
import { SectionSkeleton } from '@/components/analytics/analytics-skeleton';
import { LifeCard } from '@/components/analytics/life-card';
import { SERIES_POINTS_MAX } from '@/lib/contracts/metrics';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import type { BusinessContext } from '@/lib/domain/context';
import { cachedPostSeries } from '@/lib/server/reads/analytics';

type PostLifeProps = { ctx: BusinessContext } & Pick<ScheduledPostDetail, 'publication' | 'platform'>;

/** How the numbers of a published post grew, as soon as they are read. */
export function PostLife({ ctx, publication, platform }: PostLifeProps) {
  if (!publication) return null;
  return (
    <Suspense fallback={<SectionSkeleton what="its life" className="h-80" />}>
      <Life ctx={ctx} publication={publication} platform={platform} />
    </Suspense>
  );
}

async function Life({ ctx, publication, platform }: PostLifeProps & { publication: { id: string } }) {
  const series = await cachedPostSeries(ctx, publication.id, { limit: SERIES_POINTS_MAX });
  const isRefused = publication.metricsRefusal !== null;
  return (
    <LifeCard series={series} network={PLATFORM_NAMES[platform]} zone={ctx.business.timeZone} isRefused={isRefused} />
  );
}
