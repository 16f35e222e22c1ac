'use client';
import { Copy, CopyPlus, Ellipsis, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';
import { type DraftTime, EVERY_DAY, WORKDAYS } from '@/lib/client/posting-week';
import { TimeField } from './time-field';

interface DayRowProps {
  name: string;
  times: DraftTime[];
  problems: ReadonlyMap<number, string>;
  /** The one that was just added. */
  newKey: number | null;
  isFull: boolean;
  onAdd: () => void;
  onChange: (key: number, time: string) => void;
  onRemove: (key: number) => void;
  onCopy: (to: readonly number[]) => void;
  onClear: () => void;
}

/** The posting times of one weekday. */
export function DayRow(props: DayRowProps) {
  const { name, times, problems, newKey, isFull, onAdd, onChange, onRemove, onCopy, onClear } = props;
  const add = useRef<HTMLButtonElement>(null);
  const remove = (key: number) => {
    add.current?.focus();
    onRemove(key);
  };
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 px-4 py-3 sm:grid-cols-[5.5rem_minmax(0,1fr)_auto] sm:px-5">
      <legend className="sr-only">{name}</legend>
      <p aria-hidden className="py-1.5 text-sm font-medium">
        {name}
        {times.length === 0 && <span className="font-normal text-muted sm:hidden"> · no time</span>}
      </p>
      <div className="flex flex-wrap gap-x-1.5 gap-y-2 max-sm:order-last max-sm:col-span-2 max-sm:empty:hidden">
        {times.length === 0 && <p className="py-1.5 text-sm text-muted max-sm:hidden">No time</p>}
        {times.map(({ key, time }, index) => (
          <TimeField
            key={key}
            label={`${name}, time ${index + 1}`}
            value={time}
            problem={problems.get(key)}
            isNew={key === newKey}
            onChange={(next) => onChange(key, next)}
            onRemove={() => remove(key)}
          />
        ))}
      </div>
      <div className="flex items-center gap-1 sm:pt-0.5">
        <Button ref={add} variant="ghost" aria-label={`Add a time on ${name}`} disabled={isFull} onClick={onAdd}>
          <Plus aria-hidden />
          Add time
        </Button>
        <DropdownMenu
          trigger={
            <Button variant="ghost" size="icon" aria-label={`More for ${name}`} disabled={times.length === 0}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <MenuItem onClick={() => onCopy(WORKDAYS)}>
            <Copy aria-hidden />
            Copy to all weekdays
          </MenuItem>
          <MenuItem onClick={() => onCopy(EVERY_DAY)}>
            <CopyPlus aria-hidden />
            Copy to every day
          </MenuItem>
          <MenuSeparator />
          <MenuItem destructive onClick={onClear}>
            <Trash2 aria-hidden />
            Remove all of {name}
          </MenuItem>
        </DropdownMenu>
      </div>
    </fieldset>
  );
}
