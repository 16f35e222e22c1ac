'use client';
import { CloudOff } from 'lucide-react';
import { Button } from './button';

interface StaleNoticeProps {
  /** Why it could not be read again. */
  cause: string;
  /** When what is on show was true, as the person's clock has it. */
  asOf?: string | null;
  onRetry: () => void;
  retrying?: boolean;
}

/** Above what is still on show although it could not be read again. */
export function StaleNotice({ cause, asOf, onRetry, retrying }: StaleNoticeProps) {
  return (
    <div role="status" className="mb-4 flex items-center gap-2.5 rounded-md bg-warning-subtle py-1.5 pr-1.5 pl-3">
      <CloudOff aria-hidden className="size-4 shrink-0 text-warning-text" />
      <p className="min-w-0 flex-1 text-sm text-warning-text">
        {asOf ? `As of ${asOf}. ` : 'May be out of date. '}
        {cause}
      </p>
      <Button size="sm" onClick={onRetry} loading={retrying}>
        Retry
      </Button>
    </div>
  );
}
