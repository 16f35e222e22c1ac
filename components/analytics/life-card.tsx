import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ZonedTime } from '@/components/ui/time';
import { METRIC_NAMES, type PostSeries } from '@/lib/contracts/metrics';
import { ageText } from './age-words';
import { ChartTable } from './chart-table';
import { GrowthChart } from './growth-chart';
import { capitalised, MEASURE_WORDS } from './measure-words';
import { countText } from './number-words';

interface LifeCardProps {
  series: PostSeries;
  network: string;
  zone: string;
  /** The connection may not read numbers. */
  isRefused: boolean;
}

/** How each number of a publication grew with its age. One that its network does not give is named, and drawn as nothing. */
export function LifeCard({ series, network, zone, isRefused }: LifeCardProps) {
  const { points, readings, checkedAt, nextReadingAt } = series;
  const given = METRIC_NAMES.filter((name) => points.some(({ values }) => values[name] !== null));
  const missing = METRIC_NAMES.filter((name) => !given.includes(name)).map((name) => MEASURE_WORDS[name]);
  const end = points.at(-1)?.hoursSincePublication ?? 0;
  return (
    <Card aria-labelledby="life">
      <CardHeader
        id="life"
        title="Over its life"
        description={
          checkedAt && (
            <>
              Read at <ZonedTime at={checkedAt} zone={zone} hideViewer /> ·{' '}
              {readings === 1 ? '1 reading' : `${countText(readings)} readings`} that brought something new
            </>
          )
        }
      />
      <CardBody className="flex flex-col gap-4">
        {points.length === 0 ? (
          <NoReading network={network} zone={zone} nextReadingAt={nextReadingAt} isRefused={isRefused} />
        ) : (
          <>
            <div className="grid grid-cols-1 gap-x-6 gap-y-5 sm:grid-cols-2">
              {given.map((name) => (
                <div key={name} className="flex min-w-0 flex-col gap-2">
                  <h3 className="text-sm text-muted">{capitalised(MEASURE_WORDS[name])}</h3>
                  <GrowthChart
                    points={points.map(({ hoursSincePublication: at, values }) => ({
                      ...{ at, name: ageText(at), value: values[name] },
                    }))}
                    what={MEASURE_WORDS[name]}
                    ends={['published', ageText(end)]}
                    span={[0, end]}
                    fromZero
                  />
                </div>
              ))}
            </div>
            {missing.length > 0 && (
              <p className="text-sm text-muted">
                {network} has not given {missing.join(', ')} of this post.
              </p>
            )}
            <ChartTable
              caption="Numbers of this post by its age"
              columns={['Age', ...given.map((name) => capitalised(MEASURE_WORDS[name]))]}
              rows={points.map(({ capturedAt, hoursSincePublication, values }) => ({
                key: capturedAt,
                cells: [ageText(hoursSincePublication), ...given.map((name) => values[name])],
              }))}
            />
          </>
        )}
      </CardBody>
    </Card>
  );
}

type NoReadingProps = Pick<LifeCardProps, 'network' | 'zone' | 'isRefused'> & Pick<PostSeries, 'nextReadingAt'>;

/** Why there is nothing to draw, and when there will be. */
function NoReading({ network, zone, nextReadingAt, isRefused }: NoReadingProps) {
  if (isRefused) return <p className="text-muted">{network} does not let this connection read numbers.</p>;
  if (!nextReadingAt) return <p className="text-muted">{network} was never read, and this post is read no more.</p>;
  return (
    <p className="text-muted">
      No reading yet. The first is due <ZonedTime at={nextReadingAt} zone={zone} hideViewer />.
    </p>
  );
}
