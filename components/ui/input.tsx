'use client';
import { Input as BaseInput } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClasses } from './control-classes';

type InputProps = Omit<ComponentProps<typeof BaseInput>, 'className'> & { className?: string };

/** One line of text. Inside a `Field` its label, hint and error are wired by themselves. */
export function Input({ className, ...props }: InputProps) {
  return <BaseInput {...props} className={cn(controlClasses, 'h-10 px-3 sm:h-9', className)} />;
}
