'use client';
import { type ChangeEvent, type FormEvent, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { controlClasses } from '@/components/ui/control-classes';
import type { PostsFilter } from '@/lib/contracts/posts';

type Typed = Pick<PostsFilter, 'q' | 'from' | 'to'>;

interface HistorySearchProps {
  filter: Typed;
  onShow: (typed: Typed) => void;
}

const NAMES = ['q', 'from', 'to'] as const;
/** As the contract has it, which would bring its schemas along. */
const SEARCH_LENGTH = 100;
const FIRST_YEAR = '2000';

/** What is typed of a filter: words, which are sent, and days, which are sent by themselves. */
export function HistorySearch({ filter, onShow }: HistorySearchProps) {
  const form = useRef<HTMLFormElement>(null);
  const { q = '', from = '', to = '' } = filter;
  // The address may change without the form, by the back button or a link that clears it.
  useEffect(() => {
    const values = { q, from, to };
    for (const name of NAMES) {
      const input = form.current?.elements.namedItem(name);
      if (input instanceof HTMLInputElement && input.value !== values[name]) input.value = values[name];
    }
  }, [q, from, to]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = (name: (typeof NAMES)[number]) => String(data.get(name) ?? '').trim() || undefined;
    onShow({ q: typed('q'), from: typed('from'), to: typed('to') });
  };
  return (
    <form ref={form} onSubmit={send} className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <input
        type="search"
        name="q"
        aria-label="Words of the post"
        placeholder="Search"
        defaultValue={q}
        maxLength={SEARCH_LENGTH}
        enterKeyHint="search"
        className={cn(controlClasses, 'h-10 min-w-0 flex-1 px-3 sm:h-9 sm:w-52 sm:flex-none')}
      />
      <Button type="submit">Search</Button>
      <div className="flex items-center gap-2 max-sm:w-full">
        <DayInput label="From" name="from" value={from} />
        <DayInput label="To" name="to" value={to} />
      </div>
    </form>
  );
}

/** Sent as soon as it is a day, or none. While a year is typed, its beginnings are years too. */
function sendDay({ currentTarget: { form, value } }: ChangeEvent<HTMLInputElement>): void {
  if (value === '' || value >= FIRST_YEAR) form?.requestSubmit();
}

function DayInput({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label className="flex min-w-0 items-center gap-2 text-sm text-muted max-sm:flex-1 max-sm:flex-col max-sm:items-start max-sm:gap-1">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        onChange={sendDay}
        className={cn(controlClasses, 'h-10 px-2 text-foreground tabular-nums sm:h-9 sm:w-auto')}
      />
    </label>
  );
}
