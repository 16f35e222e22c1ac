'use client';
import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { writeOptions } from '@/lib/client/write-options';
import { messageAt, type OptionPanelProps } from './option-panel';

/** The accounts that are asked to stand beside this one on the post; Enter, a blank or a comma ends a name. */
export function CollaboratorsField({ options, onWrite, problems }: OptionPanelProps) {
  const [typed, setTyped] = useState('');
  const names = options.instagram?.collaborators ?? [];
  const write = (next: string[]) =>
    onWrite(writeOptions(options, 'instagram', { collaborators: next.length > 0 ? next : undefined }));
  const add = () => {
    const name = typed.trim().replace(/^@/, '');
    setTyped('');
    if (name !== '' && !names.includes(name)) write([...names, name]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (![',', ' ', 'Enter'].includes(event.key) || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Collaborators"
        hint="Each is asked by Instagram; once they accept, the post stands on their profile too."
        error={messageAt(problems, 'instagram.collaborators')}
      >
        <div className="flex gap-2">
          <Input
            value={typed}
            placeholder="username"
            autoCapitalize="off"
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
          <Button aria-label="Add the collaborator" size="icon" className="sm:size-9" onClick={add}>
            <Plus aria-hidden />
          </Button>
        </div>
      </Field>
      <ul className="flex flex-wrap gap-1.5 empty:hidden">
        {names.map((name) => (
          <li key={name} className="flex items-center gap-1 rounded-md bg-hover pl-2 text-sm">
            @{name}
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Remove @${name}`}
              onClick={() => write(names.filter((each) => each !== name))}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
