'use client';
import { Button as BaseButton } from '@base-ui/react/button';
import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { buttonVariants } from './button-variants';
import { cn } from './cn';
import { Spinner } from './spinner';

export type ButtonProps = Omit<ComponentProps<typeof BaseButton>, 'className'> &
  VariantProps<typeof buttonVariants> & {
    className?: string;
    /** Shows a spinner and refuses clicks, yet keeps the focus where it was. */
    loading?: boolean;
  };

/** A button: `variant` says its weight, `size` its height; `icon` and `icon-sm` are square and need an aria-label. */
export function Button({ variant, size, loading = false, disabled, className, children, ...props }: ButtonProps) {
  return (
    <BaseButton
      type="button"
      {...props}
      disabled={disabled || loading}
      focusableWhenDisabled={loading}
      aria-busy={loading || undefined}
      className={cn(buttonVariants({ variant, size }), className)}
    >
      {loading && <Spinner className="size-4" />}
      {children}
    </BaseButton>
  );
}
