import type { ReactNode } from 'react';

interface PageHeaderProps {
  /** The page's only h1. */
  title: string;
  description?: ReactNode;
  /** At the right; on a phone an element with `data-wide` takes a line of its own. */
  actions?: ReactNode;
}

export function PageHeader({ title, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-6">
      <div className="flex min-w-0 flex-col gap-0.5">
        <h1 className="text-xl font-semibold">{title}</h1>
        {description && <div className="text-muted">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 max-sm:has-data-wide:w-full">{actions}</div>}
    </header>
  );
}
