import { scaleLinear } from 'd3-scale';
import { type GrowthPoint, growthRuns, type KnownPoint } from './growth-runs';
import { countText, tickTexts } from './number-words';

interface GrowthChartProps {
  points: readonly GrowthPoint[];
  what: string;
  /** What stands under the first and the last of `points`. */
  ends: readonly [string, string];
  /** Where the axis of time begins and ends; left out, with the points. */
  span?: readonly [number, number];
  /** A number that can only grow is seen whole; one that moves about a level is not. */
  fromZero?: boolean;
}

const WIDTH = 600;
const HEIGHT = 100;
const TICKS = 3;

/** One number as it was read, drawn on the server. Words are HTML, so that they never shrink; the numbers stand in a table. */
export function GrowthChart({ points, what, ends, span, fromZero = false }: GrowthChartProps) {
  const runs = growthRuns(points);
  const known = runs.flat();
  const values = known.map(({ value }) => value);
  const [first, last] = [known.at(0), known.at(-1)];
  if (!first || !last) return null;
  const [from, to] = span ?? [points.at(0)?.at ?? 0, points.at(-1)?.at ?? 0];
  const x = scaleLinear([from, Math.max(to, from + 1)], [0, WIDTH]);
  const lowest = fromZero ? 0 : Math.min(...values);
  const y = scaleLinear([lowest, Math.max(lowest + 1, ...values)], [HEIGHT, 0]).nice(TICKS);
  const ticks = y.ticks(TICKS).filter(Number.isInteger);
  const texts = tickTexts(ticks);
  return (
    <figure className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1.5">
      <div aria-hidden className="relative min-w-10 text-right text-xs text-muted tabular-nums">
        {ticks.map((tick, index) => (
          <span
            key={tick}
            className="absolute right-0 -translate-y-1/2"
            style={{ top: `${(100 * y(tick)) / HEIGHT}%` }}
          >
            {texts[index]}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-label={`${what}: from ${countText(first.value)} to ${countText(last.value)} in ${known.length} readings; each is in the table below`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-28 w-full overflow-visible"
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x2={WIDTH}
            y1={y(tick)}
            y2={y(tick)}
            className="stroke-border"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {runs.map((run) => (
          <path key={run[0]?.at} d={lineOf(run, x, y)} {...STROKE} className="stroke-accent" strokeWidth={2} />
        ))}
        {known.map(({ at, name, value }) => (
          <path key={at} d={`M${x(at)} ${y(value)}h0`} {...STROKE} className="stroke-accent" strokeWidth={5}>
            <title>{`${name}: ${countText(value)} ${what}`}</title>
          </path>
        ))}
      </svg>
      <figcaption aria-hidden className="col-start-2 flex justify-between text-xs text-muted">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}

const STROKE = {
  fill: 'none',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  vectorEffect: 'non-scaling-stroke',
} as const;

type Scale = (value: number) => number;
const lineOf = (run: readonly KnownPoint[], x: Scale, y: Scale): string =>
  run.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
