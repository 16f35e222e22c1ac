import { scaleBand, scaleLinear } from 'd3-scale';
import { ChartTable } from './chart-table';
import type { DayCount } from './day-counts';

interface DayBarsProps {
  /** What is counted, such as `posts published`. */
  what: string;
  counts: DayCount[];
}

const WIDTH = 600;
const HEIGHT = 120;
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortDay = (day: string): string => dayFormat.format(new Date(day));

/** One bar a day, drawn on the server; the numbers stand in a table behind it. Words are HTML, so they never shrink. */
export function DayBars({ what, counts }: DayBarsProps) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const x = scaleBand(
    counts.map(({ day }) => day),
    [0, WIDTH],
  ).paddingInner(0.25);
  const y = scaleLinear([0, most], [HEIGHT, 0]);
  const [first, last] = [counts.at(0), counts.at(-1)];
  return (
    <figure className="flex flex-col gap-1.5">
      <div className="flex items-stretch gap-2">
        <div aria-hidden className="flex flex-col justify-between text-right text-xs text-muted tabular-nums">
          <span>{most}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={`${total} ${what} in ${counts.length} days, at most ${most} in one day`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-32 min-w-0 flex-1 overflow-visible"
        >
          {[0, most].map((tick) => (
            <line
              key={tick}
              x1={0}
              x2={WIDTH}
              y1={y(tick)}
              y2={y(tick)}
              className="stroke-border"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {counts.map(({ day, count }) => (
            <rect
              key={day}
              x={x(day)}
              width={x.bandwidth()}
              y={y(count)}
              height={HEIGHT - y(count)}
              className="fill-accent"
            >
              <title>{`${shortDay(day)}: ${count}`}</title>
            </rect>
          ))}
        </svg>
      </div>
      <figcaption className="flex justify-between pl-5 text-xs text-muted">
        <span>{first && shortDay(first.day)}</span>
        <span>{last && shortDay(last.day)}</span>
      </figcaption>
      <ChartTable
        caption={`${what} by day`}
        columns={['Day', what]}
        rows={counts.map(({ day, count }) => ({ key: day, cells: [shortDay(day), count] }))}
      />
    </figure>
  );
}
