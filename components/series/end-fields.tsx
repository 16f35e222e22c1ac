'use client';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { CountInput } from './count-input';

type End = RecurrenceRule['end'];

const MOST_TIMES = 1_000;
const USUAL_TIMES = 10;
const ENDS = [
  { value: 'never', label: 'Never' },
  { value: 'on', label: 'On a date' },
  { value: 'after', label: 'After' },
] as const satisfies { value: End['kind']; label: string }[];

interface EndFieldsProps {
  rule: RecurrenceRule;
  onChange: (end: End) => void;
}

/** A month later, as a first guess. */
function laterThan(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + 1);
  return at.toISOString().slice(0, 10);
}

export function EndFields({ rule, onChange }: EndFieldsProps) {
  const { end, startDate } = rule;
  const choose = (kind: End['kind']) => {
    if (kind === 'on') return onChange({ kind, date: laterThan(startDate) });
    onChange(kind === 'after' ? { kind, times: USUAL_TIMES } : { kind });
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Ends">
        <Select options={ENDS} value={end.kind} onValueChange={choose} />
      </Field>
      {end.kind === 'on' && (
        <Field label="Last date">
          <Input
            type="date"
            value={end.date}
            min={startDate}
            onChange={(event) => event.target.value && onChange({ kind: 'on', date: event.target.value })}
          />
        </Field>
      )}
      {end.kind === 'after' && (
        <Field label="Times">
          <CountInput value={end.times} max={MOST_TIMES} onCount={(times) => onChange({ kind: 'after', times })} />
        </Field>
      )}
    </div>
  );
}
