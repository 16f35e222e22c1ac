import { scaleBand, scaleLinear } from 'd3-scale';
import { type ChartPoint, labelledPlaces, pointText } from './chart-points';
import { compactText, countText } from './number-words';

interface SeriesChartProps {
  points: readonly ChartPoint[];
  what: string;
}

const WIDTH = 1_000;
const HEIGHT = 200;
const TICKS = 4;
const LABELS_MOST = 6;

/** A bar a bucket, drawn on the server. Words are HTML, so that they never shrink; the numbers stand in a table behind it. */
export function SeriesChart({ points, what }: SeriesChartProps) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const total = values.reduce((sum, value) => sum + value, 0);
  const x = scaleBand(
    points.map(({ key }) => key),
    [0, WIDTH],
  ).paddingInner(points.length > 60 ? 0.1 : 0.25);
  const y = scaleLinear([0, Math.max(1, ...values)], [HEIGHT, 0]).nice(TICKS);
  const ticks = y.ticks(TICKS).filter(Number.isInteger);
  const places = labelledPlaces(points.length, LABELS_MOST);
  return (
    <figure className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1.5">
      <div aria-hidden className="relative w-9 text-right text-xs text-muted tabular-nums">
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-0 -translate-y-1/2"
            style={{ top: `${(100 * y(tick)) / HEIGHT}%` }}
          >
            {compactText(tick)}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-label={`${countText(total)} ${what} in ${points.length} steps; each is in the table below`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-52 w-full overflow-visible"
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x2={WIDTH}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? 'stroke-control' : 'stroke-border'}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {points.map((point) => (
          <Bar key={point.key} point={point} what={what} x={x(point.key) ?? 0} width={x.bandwidth()} y={y} />
        ))}
      </svg>
      <figcaption aria-hidden className="relative col-start-2 h-4 overflow-hidden text-xs text-muted">
        {places.map((place) => (
          <span
            key={place}
            className="absolute top-0 whitespace-nowrap"
            style={{ left: `${(100 * (x(points[place]?.key ?? '') ?? 0)) / WIDTH}%` }}
          >
            {points[place]?.short}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface BarProps {
  point: ChartPoint;
  what: string;
  x: number;
  width: number;
  y: (value: number) => number;
}

/** The whole height can be pointed at. A number that is missing is a dashed outline, not an empty place. */
function Bar({ point, what, x, width, y }: BarProps) {
  const top = y(point.value ?? 0);
  return (
    <g className="group">
      {point.value === null && point.posts > 0 ? (
        <rect
          x={x}
          width={width}
          y={HEIGHT - 12}
          height={12}
          className="fill-none stroke-control"
          strokeDasharray="3 2"
          vectorEffect="non-scaling-stroke"
        />
      ) : (
        <rect x={x} width={width} y={top} height={HEIGHT - top} className="fill-accent" />
      )}
      <rect x={x} width={width} height={HEIGHT} className="fill-transparent group-hover:fill-foreground/5">
        <title>{pointText(point, what)}</title>
      </rect>
    </g>
  );
}
