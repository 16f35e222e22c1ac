'use client';
import { useState } from 'react';
import { Input } from '@/components/ui/input';

interface CountInputProps {
  value: number;
  max: number;
  onCount: (count: number) => void;
}

/** A whole number from 1 on. What is no such number stays in the field and is told to nobody. */
export function CountInput({ value, max, onCount }: CountInputProps) {
  const [text, setText] = useState(String(value));
  const write = (next: string) => {
    setText(next);
    const count = Number(next);
    if (Number.isInteger(count) && count >= 1 && count <= max) onCount(count);
  };
  return (
    <Input
      type="number"
      inputMode="numeric"
      min={1}
      max={max}
      value={text}
      onChange={(event) => write(event.target.value)}
      onBlur={() => setText(String(value))}
    />
  );
}
