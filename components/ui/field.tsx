'use client';
import { Field as BaseField } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface FieldProps {
  label: ReactNode;
  /** What to write, before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong and what to do; an empty value means nothing is. */
  error?: string | null;
  /** Beside the label, at the right: a counter or a reset. */
  aside?: ReactNode;
  name?: string;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A labelled control: label, hint and error are tied to the control by aria. */
export function Field({ label, hint, error, aside, name, hideLabel, className, children }: FieldProps) {
  return (
    <BaseField.Root name={name} invalid={Boolean(error)} className={cn('flex flex-col gap-1.5', className)}>
      <div className={cn('flex items-baseline justify-between gap-3', hideLabel && !aside && 'sr-only')}>
        <BaseField.Label className={cn('text-sm font-medium', hideLabel && 'sr-only')}>{label}</BaseField.Label>
        {aside}
      </div>
      {children}
      {hint && <BaseField.Description className="text-sm text-muted">{hint}</BaseField.Description>}
      <BaseField.Error match={Boolean(error)} className="flex items-start gap-1.5 text-sm text-danger-text">
        <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
        <span>{error}</span>
      </BaseField.Error>
    </BaseField.Root>
  );
}
