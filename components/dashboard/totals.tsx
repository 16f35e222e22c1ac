import { DayBars } from '@/components/analytics/day-bars';
import { everyDay } from '@/components/analytics/day-counts';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { REPORT_DAYS_DEFAULT } from '@/lib/contracts/analytics-reports';
import type { Dashboard } from '@/lib/contracts/dashboard';
import { PLATFORM_NAMES, PLATFORMS } from '@/lib/contracts/platform-names';

interface TotalsProps {
  dashboard: Pick<Dashboard, 'asOf' | 'totals'>;
  zone: string;
}

/** The last 30 days: how much went out, where, and on which days. */
export function Totals({ dashboard: { asOf, totals }, zone }: TotalsProps) {
  const counted = totals.byDay.map(({ day, published }) => ({ day, count: published }));
  const byPlatform = new Map(totals.byPlatform.map(({ platform, published }) => [platform, published]));
  return (
    <Card aria-labelledby="last-30-days">
      <CardHeader id="last-30-days" title="Last 30 days" />
      <CardBody className="flex flex-col gap-6">
        <dl className="grid grid-cols-3 gap-4">
          <Total name="Published" value={totals.published} />
          <Total name="Failed" value={totals.failed} tone={totals.failed > 0 ? 'text-danger-text' : undefined} />
          <Total name="Waiting" value={totals.pending} />
        </dl>
        <DayBars what="posts published" counts={everyDay(counted, new Date(asOf), REPORT_DAYS_DEFAULT, zone)} />
        <dl className="flex flex-col gap-2.5">
          {PLATFORMS.map((platform) => {
            const published = byPlatform.get(platform) ?? 0;
            return (
              <div key={platform} className="grid grid-cols-[7rem_1fr_2.5rem] items-center gap-3">
                <dt className="flex items-center gap-2 text-sm">
                  <PlatformIcon platform={platform} className="text-muted" />
                  {PLATFORM_NAMES[platform]}
                </dt>
                <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-hover">
                  <span
                    className="block h-full rounded-full bg-accent"
                    style={{ width: `${(100 * published) / Math.max(1, totals.published)}%` }}
                  />
                </span>
                <dd className="text-right text-sm tabular-nums">{published}</dd>
              </div>
            );
          })}
        </dl>
      </CardBody>
    </Card>
  );
}

function Total({ name, value, tone }: { name: string; value: number; tone?: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className={`text-2xl font-semibold tabular-nums ${tone ?? ''}`}>{value.toLocaleString('en-GB')}</dd>
    </div>
  );
}
