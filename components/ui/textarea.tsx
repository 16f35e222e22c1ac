'use client';
import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClasses } from './control-classes';

/** Many lines of text; grows with its content. Inside a `Field` its label, hint and error are wired by themselves. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <Field.Control
      render={
        <textarea
          rows={4}
          {...props}
          className={cn(controlClasses, 'field-sizing-content block min-h-24 resize-y px-3 py-2', className)}
        />
      }
    />
  );
}
