'use client';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readAddress } from '@/lib/client/link-in-text';
import { writeSharedOptions } from '@/lib/client/write-options';
import { LinkFields } from './link-fields';
import type { OptionPanelProps } from './option-panel';

/** The card of a page: asked for by its address, then as the page describes itself or in other words. */
export function LinkPanel(props: OptionPanelProps) {
  const { options, onWrite } = props;
  const [typed, setTyped] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  if (options.link) return <LinkFields key={options.link.url} {...props} link={options.link} />;

  const add = () => {
    const url = readAddress(typed);
    setIsRefused(url === null);
    if (url) onWrite(writeSharedOptions(options, { link: { url } }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    add();
  };
  return (
    <Field
      label="Address of the page"
      hint="Its title, description and picture are read from the page."
      error={isRefused ? 'This is no address of a page. Write one such as https://example.com/news.' : undefined}
    >
      <div className="flex gap-2">
        <Input
          type="url"
          inputMode="url"
          value={typed}
          placeholder="https://"
          onChange={(event) => {
            setIsRefused(false);
            setTyped(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Button onClick={add} className="sm:h-9">
          Add the card
        </Button>
      </div>
    </Field>
  );
}
