'use client';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readAddress } from '@/lib/client/link-in-text';

/** Asks for the address of a file, which the server then fetches. */
export function MediaFromUrl({ onUrl }: { onUrl: (url: string) => void }) {
  const [typed, setTyped] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const fetchIt = () => {
    const url = readAddress(typed);
    setIsRefused(url === null);
    if (url) onUrl(url);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    fetchIt();
  };
  return (
    <Field
      label="Address of a picture, video or PDF"
      error={isRefused ? 'This is no address of a file. Write one such as https://example.com/cup.jpg.' : undefined}
    >
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
        <Button className="sm:h-9" onClick={fetchIt}>
          Fetch it
        </Button>
      </div>
    </Field>
  );
}
