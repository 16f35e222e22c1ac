'use client';
import { formatInZone, type TimeStyle, zoneName } from '@/lib/client/format-time';
import { useViewer, type Viewer } from '@/lib/client/use-viewer';

interface ZonedTimeProps {
  /** ISO 8601. */
  at: string;
  /** The business's IANA zone. */
  zone: string;
  format?: TimeStyle;
  /** Leaves out the zone's name where a heading already gives it. */
  hideZone?: boolean;
  /** Leaves out the viewer's own time, which then stays in the tooltip. */
  hideViewer?: boolean;
  className?: string;
}

/** The viewer's own reading, the date only where it is another; null where both clocks agree. */
function ownTime(at: string, zone: string, viewer: Viewer, format: TimeStyle): string | null {
  const read = (inZone: string, style: TimeStyle) => formatInZone(at, inZone, style, viewer.hourCycle);
  if (read(zone, format) === read(viewer.zone, format)) return null;
  return read(viewer.zone, read(zone, 'date') === read(viewer.zone, 'date') ? 'time' : format);
}

/**
 * A moment in the business's zone, the zone named; the viewer's own time beside it when that differs.
 * The server writes a 24-hour clock; the viewer's hour form and zone follow after hydration.
 */
export function ZonedTime({ at, zone, format = 'dateTime', hideZone, hideViewer, className }: ZonedTimeProps) {
  const viewer = useViewer();
  const hourCycle = viewer?.hourCycle ?? 'h23';
  const text = formatInZone(at, zone, format, hourCycle);
  const own = viewer && ownTime(at, zone, viewer, format);
  const title = `${formatInZone(at, zone, 'full', hourCycle)} (${zone})`;
  return (
    <time dateTime={at} title={title} className={className} suppressHydrationWarning>
      {text}
      {!hideZone && format !== 'date' && <span className="text-muted"> {zoneName(zone)}</span>}
      {!hideViewer && own && <span className="text-muted"> · {own} for you</span>}
    </time>
  );
}
