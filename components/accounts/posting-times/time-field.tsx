'use client';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface TimeFieldProps {
  /** Such as `Monday, time 2`. */
  label: string;
  value: string;
  problem?: string;
  /** Takes the focus as it appears. */
  isNew: boolean;
  onChange: (time: string) => void;
  onRemove: () => void;
}

/** One posting time, and the way to be rid of it. */
export function TimeField({ label, value, problem, isNew, onChange, onRemove }: TimeFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) input.current?.focus();
  }, [isNew]);
  return (
    <div className="flex items-start gap-0.5">
      <Field label={label} hideLabel error={problem} className="w-36 sm:w-30">
        <Input
          ref={input}
          type="time"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="px-2.5"
        />
      </Field>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove ${label}${value && ` (${value})`}`}
        onClick={onRemove}
        className="mt-0.5"
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
