'use client';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readAddress } from '@/lib/client/link-in-text';

interface AddressFieldProps {
  label: string;
  hint?: string;
  /** Said of what is no address. */
  refusal: string;
  /** The words of the button. */
  action: string;
  onUrl: (url: string) => void;
}

/** Asks for the address of something on the web, and hands it on once it is one. */
export function AddressField({ label, hint, refusal, action, onUrl }: AddressFieldProps) {
  const [typed, setTyped] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const submit = () => {
    const url = readAddress(typed);
    setIsRefused(url === null);
    if (url) onUrl(url);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    submit();
  };
  return (
    <Field label={label} hint={hint} error={isRefused ? refusal : undefined}>
      <div className="flex gap-2">
        <Input
          autoComplete="off"
          inputMode="url"
          value={typed}
          placeholder="https://"
          onChange={(event) => {
            setIsRefused(false);
            setTyped(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Button className="sm:h-9" onClick={submit}>
          {action}
        </Button>
      </div>
    </Field>
  );
}
