import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SWRConfig } from 'swr';
import { CalendarSkeleton } from '@/components/calendar/calendar-skeleton';
import { CalendarView } from '@/components/calendar/calendar-view';
import { isMonth, monthOf, monthSpan } from '@/components/calendar/month-grid';
import { PageHeader } from '@/components/ui/page-header';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { dayInZone } from '@/lib/contracts/zoned-day';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { cachedCalendar } from '@/lib/server/reads/calendar';

export const metadata: Metadata = { title: 'Calendar' };

interface CalendarPageProps {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ month?: string | string[] }>;
}

export default async function CalendarPage({ params, searchParams }: CalendarPageProps) {
  const [{ business: slug }, { month: asked }] = await Promise.all([params, searchParams]);
  const { business, ctx } = await requireBusiness(slug);
  const today = dayInZone(ctx.now, business.timeZone);
  const month = typeof asked === 'string' && isMonth(asked) ? asked : monthOf(today);
  const span = monthSpan(month, business.timeZone);
  const items = cachedCalendar(ctx, span).then((data) => ({ data }));
  const waiting = (
    <>
      <PageHeader title="Calendar" description={`All times in ${business.timeZone}`} />
      <CalendarSkeleton />
    </>
  );
  return (
    <SWRConfig value={{ fallback: { [swrKeys.calendar(business.id, span)]: items } }}>
      <Suspense fallback={waiting}>
        <CalendarView business={{ id: business.id, slug: business.slug, timeZone: business.timeZone }} today={today} />
      </Suspense>
    </SWRConfig>
  );
}
