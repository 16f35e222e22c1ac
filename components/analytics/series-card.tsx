import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Measure } from '@/lib/contracts/analytics-posts';
import type { AnalyticsTimeseries } from '@/lib/contracts/analytics-reports';
import { Basis } from './basis';
import { chartPoints } from './chart-points';
import { ChartTable } from './chart-table';
import { capitalised, MEASURE_WORDS } from './measure-words';
import { SeriesChart } from './series-chart';

interface SeriesCardProps {
  series: AnalyticsTimeseries;
  measure: Measure;
  /** At the right of the title. */
  action?: ReactNode;
}

/** One number over time, by the day, week or month that posts went out. */
export function SeriesCard({ series, measure, action }: SeriesCardProps) {
  const { granularity, zone } = series;
  const what = MEASURE_WORDS[measure];
  const points = chartPoints(series.points, granularity, measure);
  const sum = (of: 'posts' | 'known') => points.reduce((total, point) => total + point[of], 0);
  const times = series.points.flatMap(({ measuredAt }) => (measuredAt ? [measuredAt] : []));
  const basis = { known: sum('known'), posts: sum('posts'), measuredAt: times.sort().at(-1) ?? null };
  return (
    <Card aria-labelledby="over-time">
      <CardHeader
        id="over-time"
        title={`${capitalised(what)} by the ${granularity} of publication`}
        description={<Basis what={what} zone={zone} {...basis} />}
        action={action}
      />
      <CardBody className="flex flex-col gap-3">
        <SeriesChart points={points} what={what} />
        <ChartTable
          caption={`${capitalised(what)} by ${granularity}`}
          columns={[capitalised(granularity), 'Posts', capitalised(what), 'Posts with the number']}
          rows={points.map(({ key, name, posts, known, value }) => ({ key, cells: [name, posts, value, known] }))}
        />
      </CardBody>
    </Card>
  );
}
