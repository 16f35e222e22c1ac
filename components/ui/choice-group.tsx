'use client';
import { useId } from 'react';
import { cn } from './cn';

interface ChoiceGroupProps<Value extends string> {
  legend: string;
  choices: Readonly<Record<Value, { label: string; meaning?: string }>>;
  value: Value;
  onChange: (value: Value) => void;
  /** Side by side where there is room. */
  className?: string;
}

/** One of a few, each with what it means. Radios of the browser's own: arrows choose, Tab leaves. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const { legend, choices, value, onChange, className } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={cn('grid gap-2', className)}>
        {(Object.keys(choices) as Value[]).map((each) => (
          <label
            key={each}
            className={cn(
              'flex min-w-0 cursor-pointer items-start gap-2 rounded-md border border-control/60 bg-surface px-3 py-2',
              'hover:bg-hover has-checked:border-accent has-checked:bg-accent-subtle',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
            )}
          >
            <input
              type="radio"
              name={name}
              value={each}
              checked={each === value}
              onChange={() => onChange(each)}
              className="mt-1 size-3.5 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{choices[each].label}</span>
              {choices[each].meaning && <span className="block text-sm text-muted">{choices[each].meaning}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
