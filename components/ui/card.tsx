import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A sheet on the page. Sections of it: `CardHeader`, then anything, padded by `CardBody`. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section {...props} className={cn('rounded-lg border bg-surface shadow-xs', className)} />;
}

interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** At the right: a link or a small button. */
  action?: ReactNode;
  id?: string;
}

export function CardHeader({ title, description, action, id }: CardHeaderProps) {
  return (
    <header className="flex items-center justify-between gap-4 border-b px-4 py-3 sm:px-5">
      <div className="min-w-0">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        {description && <p className="text-sm text-muted">{description}</p>}
      </div>
      {action}
    </header>
  );
}

export function CardBody({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={cn('p-4 sm:p-5', className)} />;
}
