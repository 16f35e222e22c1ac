'use client';
import { formatInZone, type TimeStyle, zoneName } from '@/lib/client/format-time';
import { useViewer } from '@/lib/client/use-viewer';

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

/**
 * A moment in the business's zone, the zone named; the viewer's own time beside it when that differs.
 * The server writes a 24-hour clock; the viewer's hour form and zone follow after hydration.
 */
export function ZonedTime({ at, zone, format = 'dateTime', hideZone, hideViewer, className }: ZonedTimeProps) {
  const viewer = useViewer();
  const hourCycle = viewer?.hourCycle ?? 'h23';
  const text = formatInZone(at, zone, format, hourCycle);
  const own = viewer && formatInZone(at, viewer.zone, format, hourCycle);
  const differs = own !== null && own !== text;
  const title = `${formatInZone(at, zone, 'full', hourCycle)} (${zone})`;
  return (
    <time dateTime={at} title={title} className={className} suppressHydrationWarning>
      {text}
      {!hideZone && format !== 'date' && <span className="text-muted"> {zoneName(zone)}</span>}
      {!hideViewer && differs && <span className="text-muted"> · {own} for you</span>}
    </time>
  );
}
