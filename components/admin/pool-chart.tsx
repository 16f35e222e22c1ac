'use client';
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import { POOL_SPAN_MS, type PoolSample, runsOf } from '@/lib/client/pool-history';
import { PoolHistoryTable } from './pool-history-table';

interface PoolChartProps {
  history: PoolSample[];
  /** The base; drawn as a line. */
  size: number;
  /** Base and overflow together: the top. */
  most: number;
}

const WIDTH = 600;
const HEIGHT = 160;

/** Connections in use with the idle ones stacked above; lines mark the base and the most that may be open. */
export function PoolChart({ history, size, most }: PoolChartProps) {
  const nowMs = history.at(-1)?.atMs ?? 0;
  const x = scaleLinear([nowMs - POOL_SPAN_MS, nowMs], [0, WIDTH]);
  const y = scaleLinear([0, most], [HEIGHT, 0]);
  const band = (from: (sample: PoolSample) => number, to: (sample: PoolSample) => number) =>
    area<PoolSample>()
      .x(({ atMs }) => x(atMs))
      .y0((sample) => y(from(sample)))
      .y1((sample) => y(to(sample)))
      .curve(curveStepAfter);
  const inUse = band(
    () => 0,
    ({ checkedOut }) => checkedOut,
  );
  const idle = band(
    ({ checkedOut }) => checkedOut,
    ({ checkedOut, available }) => checkedOut + available,
  );
  const runs = runsOf(history);
  const last = history.at(-1);
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        <Key className="bg-accent" name="Checked out" />
        <Key className="bg-accent/30" name="Available" />
        <Key className="h-0 border-t border-dashed border-control" name={`Base ${size}, most ${most}`} />
      </figcaption>
      <div className="flex items-stretch gap-2">
        <div aria-hidden className="relative w-5 text-right text-xs text-muted tabular-nums">
          {[0, size, most].map((tick) => (
            <span
              key={tick}
              className="absolute right-0 -translate-y-1/2"
              style={{ top: `${(y(tick) / HEIGHT) * 100}%` }}
            >
              {tick}
            </span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={
            last ? `${last.checkedOut} checked out, ${last.available} available, of at most ${most}` : 'No reading yet'
          }
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-48 min-w-0 flex-1"
        >
          {runs.map((run) => (
            <g key={run[0]?.atMs}>
              <path d={idle(run) ?? undefined} className="fill-accent/30" />
              <path d={inUse(run) ?? undefined} className="fill-accent" />
            </g>
          ))}
          {[0, size, most].map((tick) => (
            <line
              key={tick}
              x1={0}
              x2={WIDTH}
              y1={y(tick)}
              y2={y(tick)}
              strokeDasharray={tick === 0 ? undefined : '4 4'}
              className="stroke-control"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
      <div aria-hidden className="flex justify-between pl-7 text-xs text-muted">
        <span>5 min ago</span>
        <span>now</span>
      </div>
      <PoolHistoryTable history={history} />
    </figure>
  );
}

function Key({ className, name }: { className: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`size-2.5 rounded-xs ${className}`} />
      {name}
    </span>
  );
}
