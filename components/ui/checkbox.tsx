'use client';
import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';

type CheckboxProps = Omit<ComponentProps<typeof BaseCheckbox.Root>, 'className'> & { className?: string };

/** A tick box with a 24px target. Wrap it in a `<label>` with its words, or give it an aria-label. */
export function Checkbox({ className, ...props }: CheckboxProps) {
  return (
    <BaseCheckbox.Root
      {...props}
      className={cn(
        'relative flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface',
        'after:absolute after:-inset-1 hover:border-muted data-checked:border-accent data-checked:bg-accent',
        'data-disabled:cursor-not-allowed data-disabled:opacity-55',
        className,
      )}
    >
      <BaseCheckbox.Indicator className="text-accent-foreground data-unchecked:hidden">
        <Check aria-hidden className="size-3.5" strokeWidth={3} />
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
}
