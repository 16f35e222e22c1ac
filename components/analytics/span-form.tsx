import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { controlClasses } from '@/components/ui/control-classes';
import { routes } from '@/lib/foundation/routes';
import { type AnalyticsChoice, MEASURE_DEFAULT } from './analytics-choice';
import type { Days } from './day-words';

interface SpanFormProps {
  business: string;
  choice: AnalyticsChoice;
  shown: Days;
  today: string;
}

/** Days of one's own choice; the address that it leads to is the same as a link's. */
export function SpanForm({ business, choice, shown, today }: SpanFormProps) {
  const { platform, accountId, measure } = choice;
  const kept = { platform, accountId, measure: measure === MEASURE_DEFAULT ? undefined : measure };
  return (
    <Form
      key={`${shown.from}|${shown.to}`}
      action={routes.analytics(business)}
      scroll={false}
      className="flex flex-wrap items-end gap-2"
    >
      <DayInput label="From" name="from" value={shown.from} today={today} />
      <DayInput label="To" name="to" value={shown.to} today={today} />
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit">Show</Button>
    </Form>
  );
}

function DayInput({ label, name, value, today }: { label: string; name: string; value: string; today: string }) {
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        max={today}
        required
        className={`${controlClasses} h-9 w-auto px-2 text-foreground tabular-nums sm:h-8`}
      />
    </label>
  );
}
