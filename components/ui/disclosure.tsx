'use client';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface DisclosureProps {
  title: ReactNode;
  /** What is set within, seen while it is closed. */
  summary?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A row that opens: its heading is the button. What lies within is only drawn, and loaded, once it is open. */
export function Disclosure({ title, summary, open, onOpenChange, children }: DisclosureProps) {
  const id = useId();
  return (
    <div>
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => onOpenChange(!open)}
          className="group flex min-h-11 w-full items-center gap-2.5 px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
        >
          {title}
          {!open && <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">{summary}</span>}
          <ChevronDown
            aria-hidden
            className="ml-auto size-4 shrink-0 text-muted transition-transform duration-150 group-aria-expanded:rotate-180"
          />
        </button>
      </h3>
      {open && (
        <div id={id} className="flex flex-col gap-4 px-3 pt-1 pb-4">
          {children}
        </div>
      )}
    </div>
  );
}
