'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { Ref } from 'react';
import { cn } from './cn';
import { controlClasses } from './control-classes';

interface TextareaProps {
  value: string;
  onWrite: (text: string) => void;
  placeholder?: string;
  rows?: number;
  ref?: Ref<HTMLTextAreaElement>;
  className?: string;
}

/** Several lines of text, growing with them. Inside a `Field` its label, hint and error are wired by themselves. */
export function Textarea({ value, onWrite, placeholder, rows = 2, ref, className }: TextareaProps) {
  return (
    <BaseField.Control
      value={value}
      placeholder={placeholder}
      onValueChange={(text) => onWrite(text)}
      render={<textarea ref={ref} rows={rows} />}
      className={cn(controlClasses, 'field-sizing-content block resize-y px-3 py-2', className)}
    />
  );
}
