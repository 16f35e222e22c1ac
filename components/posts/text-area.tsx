'use client';
import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import { controlClasses } from '@/components/ui/control-classes';

interface TextAreaProps {
  label: string;
  value: string;
  onWrite: (text: string) => void;
  /** The list of what is wrong with it. */
  problemsId: string;
  invalid: boolean;
  placeholder?: string;
}

/** The writing surface: several problems may stand beneath it, so it is tied to a list instead of one message. */
export function TextArea({ label, value, onWrite, problemsId, invalid, placeholder }: TextAreaProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        id={id}
        rows={6}
        value={value}
        placeholder={placeholder ?? 'What do you want to say?'}
        aria-invalid={invalid || undefined}
        aria-describedby={problemsId}
        onChange={(event) => onWrite(event.target.value)}
        className={cn(controlClasses, 'field-sizing-content block min-h-40 resize-y px-3 py-2.5')}
      />
    </>
  );
}
