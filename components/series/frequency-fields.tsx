'use client';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ORDINAL_NAMES, WEEKDAY_NAMES } from '@/lib/client/describe-rule';
import { frequencyOf, type Preset } from '@/lib/client/repeat-choice';
import type { Frequency, Weekday } from '@/lib/contracts/recurrence-rule';
import { CountInput } from './count-input';
import { WeekdayChips } from './weekday-chips';

const MOST = { day: 365, week: 52, month: 24 } as const;
const UNITS = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
] as const satisfies { value: Frequency['unit']; label: string }[];
const WEEKDAY_OPTIONS = Object.entries(WEEKDAY_NAMES).map(([value, label]) => ({ value: value as Weekday, label }));

type Ordinal = keyof typeof ORDINAL_NAMES;
const ORDINALS = { '1': 1, '2': 2, '3': 3, '4': 4, '-1': -1 } as const satisfies Record<Ordinal, number>;
const MONTH_OPTIONS: { value: Ordinal | 'day'; label: string }[] = [
  { value: 'day', label: 'Day of the month' },
  ...(['1', '2', '3', '4', '-1'] as const).map((value) => ({ value, label: `The ${ORDINAL_NAMES[value]}` })),
];

/** What a unit begins with, beside the start date. */
const BEGUN = { day: 'day', week: 'week', month: 'monthDay' } as const satisfies Record<Frequency['unit'], Preset>;

interface FrequencyFieldsProps {
  startDate: string;
  frequency: Frequency;
  onChange: (frequency: Frequency) => void;
}

export function FrequencyFields({ startDate, frequency, onChange }: FrequencyFieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field label="Every">
          <CountInput
            key={frequency.unit}
            value={frequency.every}
            max={MOST[frequency.unit]}
            onCount={(every) => onChange({ ...frequency, every })}
          />
        </Field>
        <Field label="Unit">
          <Select
            options={UNITS}
            value={frequency.unit}
            onValueChange={(unit) => onChange(frequencyOf(BEGUN[unit], startDate))}
          />
        </Field>
      </div>
      {frequency.unit === 'week' && (
        <WeekdayChips chosen={frequency.weekdays} onChange={(weekdays) => onChange({ ...frequency, weekdays })} />
      )}
      {frequency.unit === 'month' && <MonthFields frequency={frequency} onChange={onChange} />}
    </div>
  );
}

interface MonthFieldsProps extends Pick<FrequencyFieldsProps, 'onChange'> {
  frequency: Extract<Frequency, { unit: 'month' }>;
}

function MonthFields({ frequency, onChange }: MonthFieldsProps) {
  const { on } = frequency;
  const kind = on.kind === 'day' ? 'day' : (`${on.ordinal}` as const);
  const weekday = on.kind === 'weekday' ? on.weekday : 'mon';
  const choose = (next: Ordinal | 'day') =>
    onChange({
      ...frequency,
      on: next === 'day' ? { kind: 'day', day: 1 } : { kind: 'weekday', ordinal: ORDINALS[next], weekday },
    });
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="On">
        <Select options={MONTH_OPTIONS} value={kind} onValueChange={choose} />
      </Field>
      {on.kind === 'day' ? (
        <Field label="Day" hint="A shorter month has it on its last day.">
          <CountInput value={on.day} max={31} onCount={(day) => onChange({ ...frequency, on: { kind: 'day', day } })} />
        </Field>
      ) : (
        <Field label="Weekday">
          <Select
            options={WEEKDAY_OPTIONS}
            value={on.weekday}
            onValueChange={(next) => onChange({ ...frequency, on: { ...on, weekday: next } })}
          />
        </Field>
      )}
    </div>
  );
}
