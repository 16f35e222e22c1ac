import { cellText, type HeatCell, shade, WEEKDAYS } from './heat-cells';

interface HeatMapProps {
  cells: readonly HeatCell[];
  what: string;
  label: string;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const GAP = 0.08;
const side = 1 - GAP;

/** A cell an hour of the week, darker the more a post got there; its numbers stand in the table behind it. */
export function HeatMap({ cells, what, label }: HeatMapProps) {
  const most = Math.max(0, ...cells.map(({ perPost }) => perPost ?? 0));
  const used = new Set(cells.map(({ weekday, hour }) => `${weekday}|${hour}`));
  return (
    <figure className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1 text-xs text-muted">
      <div aria-hidden className="grid grid-rows-7 items-center">
        {WEEKDAYS.map((weekday) => (
          <span key={weekday}>{weekday.slice(0, 3)}</span>
        ))}
      </div>
      <svg role="img" aria-label={label} viewBox="0 0 24 7" preserveAspectRatio="none" className="h-52 w-full sm:h-60">
        {WEEKDAYS.map((name, day) =>
          HOURS.filter((hour) => !used.has(`${day + 1}|${hour}`)).map((hour) => (
            <rect key={`${name} ${hour}`} x={hour} y={day} width={side} height={side} className="fill-hover" />
          )),
        )}
        {cells.map((cell) => (
          <rect
            key={`${cell.weekday} ${cell.hour}`}
            x={cell.hour}
            y={cell.weekday - 1}
            width={side}
            height={side}
            className={cell.perPost === null ? 'fill-hover stroke-control' : 'fill-accent'}
            fillOpacity={cell.perPost === null ? 1 : shade(cell.perPost, most)}
            strokeDasharray="3 2"
            vectorEffect="non-scaling-stroke"
          >
            <title>{cellText(cell, what)}</title>
          </rect>
        ))}
      </svg>
      <div aria-hidden className="col-start-2 grid grid-cols-4 tabular-nums">
        {['00:00', '06:00', '12:00', '18:00'].map((time) => (
          <span key={time}>{time}</span>
        ))}
      </div>
    </figure>
  );
}
