import { zoneName } from '@/lib/client/format-time';

/** Said where a series keeps other clocks than its business. */
export function ZoneNote({ zone, businessZone }: { zone: string; businessZone: string }) {
  if (zone === businessZone) return null;
  return (
    <p className="text-sm text-muted">
      Keeps the time of {zoneName(zone)}, where it was made; the business is on that of {zoneName(businessZone)}.
    </p>
  );
}
