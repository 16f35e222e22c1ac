'use client';
import { WEEKDAY_NAMES } from '@/lib/client/describe-rule';
import type { Weekday } from '@/lib/contracts/recurrence-rule';

interface WeekdayChipsProps {
  chosen: readonly Weekday[];
  onChange: (weekdays: Weekday[]) => void;
}

/** Days of the week, one at least: checkboxes of the browser's own. */
export function WeekdayChips({ chosen, onChange }: WeekdayChipsProps) {
  const all = Object.keys(WEEKDAY_NAMES) as Weekday[];
  const toggle = (day: Weekday) => {
    const next = all.filter((each) => (each === day ? !chosen.includes(each) : chosen.includes(each)));
    if (next.length > 0) onChange(next);
  };
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">On</legend>
      <div className="flex flex-wrap gap-1.5">
        {all.map((day) => (
          <label
            key={day}
            className="flex h-9 cursor-pointer items-center gap-1.5 rounded-md border border-control/60 bg-surface px-2.5 text-sm hover:bg-hover has-checked:border-accent has-checked:bg-accent-subtle has-focus-visible:outline-2 has-focus-visible:outline-ring"
          >
            <input
              type="checkbox"
              className="size-3.5 accent-accent outline-none"
              checked={chosen.includes(day)}
              onChange={() => toggle(day)}
              aria-label={WEEKDAY_NAMES[day]}
            />
            <span aria-hidden>{WEEKDAY_NAMES[day].slice(0, 3)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
