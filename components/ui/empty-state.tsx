import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface EmptyStateProps {
  icon: LucideIcon;
  /** One sentence: what would be here. */
  title: string;
  /** One action: how to get it here. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon: Icon, title, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        'flex flex-col items-center justify-center gap-4 rounded-lg border border-dashed px-6 py-12',
        className,
      )}
    >
      <span className="flex size-10 items-center justify-center rounded-lg bg-sunken text-muted">
        <Icon aria-hidden className="size-5" />
      </span>
      <p className="max-w-80 text-center text-balance text-muted">{title}</p>
      {action}
    </div>
  );
}
