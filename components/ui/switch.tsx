'use client';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { ComponentProps } from 'react';
import { cn } from './cn';

type SwitchProps = Omit<ComponentProps<typeof BaseSwitch.Root>, 'className'> & { className?: string };

/** On or off, at once. Wrap it in a `<label>` with its words, or give it an aria-label. */
export function Switch({ className, ...props }: SwitchProps) {
  return (
    <BaseSwitch.Root
      {...props}
      className={cn(
        'relative flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-sunken p-0.5 transition-colors',
        'after:absolute after:-inset-1 data-checked:border-accent data-checked:bg-accent',
        'data-disabled:cursor-not-allowed data-disabled:opacity-55',
        className,
      )}
    >
      <BaseSwitch.Thumb className="size-3.5 rounded-full bg-control transition-[translate,background-color] duration-150 data-checked:translate-x-4 data-checked:bg-accent-foreground" />
    </BaseSwitch.Root>
  );
}
