'use client';
import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { controlClasses } from './control-classes';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

interface SelectProps<Value extends string> {
  options: readonly SelectOption<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  /** The accessible name where no `Field` gives one. */
  'aria-label'?: string;
  name?: string;
  disabled?: boolean;
  className?: string;
}

/** One of a short list. */
export function Select<Value extends string>({
  options,
  value,
  onValueChange,
  className,
  ...props
}: SelectProps<Value>) {
  const { 'aria-label': label, ...root } = props;
  return (
    <BaseSelect.Root
      {...root}
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={cn(controlClasses, 'flex h-10 items-center justify-between gap-2 px-3 text-left sm:h-9', className)}
      >
        <BaseSelect.Value className="truncate" />
        <BaseSelect.Icon>
          <ChevronsUpDown aria-hidden className="size-4 text-muted" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup className="popup min-w-(--anchor-width) rounded-lg border bg-overlay p-1 shadow-lg outline-none">
            <BaseSelect.List className="max-h-(--available-height) overflow-y-auto">
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 text-base outline-none select-none data-highlighted:bg-hover"
                >
                  {option.icon}
                  <BaseSelect.ItemText className="flex-1">{option.label}</BaseSelect.ItemText>
                  <BaseSelect.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent-text" />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
