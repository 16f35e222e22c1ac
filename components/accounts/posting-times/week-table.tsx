import { Badge } from '@/components/ui/badge';
import { WEEKDAYS } from '@/lib/client/posting-week';
import type { Slot } from '@/lib/contracts/slots';

/** The posting times of a week, to read. */
export function WeekTable({ slots }: { slots: readonly Slot[] }) {
  return (
    <dl className="divide-y">
      {WEEKDAYS.map(({ weekday, name }) => {
        const times = slots.filter((slot) => slot.weekday === weekday);
        return (
          <div key={weekday} className="flex gap-3 px-4 py-3 sm:px-5">
            <dt className="w-26 shrink-0 text-sm font-medium">{name}</dt>
            <dd className="flex min-w-0 flex-wrap gap-1.5">
              {times.length === 0 && <span className="text-sm text-muted">No time</span>}
              {times.map(({ time }) => (
                <Badge key={time}>{time}</Badge>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
