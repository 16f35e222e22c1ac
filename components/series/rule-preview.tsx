'use client';
import { CircleAlert } from 'lucide-react';
import { Skeleton } from '@/components/ui/skeleton';
import { ZonedTime } from '@/components/ui/time';
import { describeShift } from '@/lib/client/describe-shift';
import { zoneName } from '@/lib/client/format-time';
import { useRulePreview } from '@/lib/client/use-rule-preview';
import type { RecurrenceRule } from '@/lib/contracts/recurrence-rule';

interface RulePreviewProps {
  businessId: string;
  zone: string;
  rule: RecurrenceRule;
}

/** The next dates of a rule in its zone, with a word on each that the clocks move. */
export function RulePreview({ businessId, zone, rule }: RulePreviewProps) {
  const { occurrences, problem } = useRulePreview(businessId, zone, rule);
  if (problem) {
    return (
      <p role="alert" className="flex items-start gap-2 text-sm text-danger-text">
        <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
        {problem.message}
      </p>
    );
  }
  return (
    <section aria-label="Next dates" className="rounded-md border bg-sunken px-3 py-2.5">
      <h3 className="mb-1 text-sm font-medium">Next dates</h3>
      <ol aria-live="polite" className="flex min-h-30 flex-col gap-0.5 text-sm">
        {!occurrences && (
          <li>
            <Skeleton className="h-28" />
          </li>
        )}
        {occurrences?.length === 0 && (
          <li className="text-danger-text">It ends before it comes. Choose a later end.</li>
        )}
        {occurrences?.map(({ local, at, shift }) => (
          <li key={local}>
            <ZonedTime at={at} zone={zone} hideZone />
            {shift !== 'none' && (
              <span className="block text-warning-text">{describeShift(shift, local.slice(11), zone)}</span>
            )}
          </li>
        ))}
      </ol>
      <p className="mt-1 text-sm text-muted">
        Times are those of {zoneName(zone)}, and stay so if the business moves to another zone.
      </p>
    </section>
  );
}
