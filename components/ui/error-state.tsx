'use client';
import { RotateCw, TriangleAlert } from 'lucide-react';
import { Button } from './button';
import { cn } from './cn';

interface ErrorStateProps {
  /** What did not work, in the product's words. */
  title: string;
  /** Why, and what to do. */
  cause?: string;
  code?: string;
  requestId?: string | null;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** A part of the page that could not be shown: cause, code and request id to quote, and Retry. */
export function ErrorState({ title, cause, code, requestId, onRetry, retrying, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cn('flex flex-col items-start gap-3 rounded-lg border bg-surface p-5', className)}>
      <div className="flex items-start gap-3">
        <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger-text" />
        <div className="flex flex-col gap-1">
          <p className="font-medium">{title}</p>
          {cause && <p className="text-muted">{cause}</p>}
          {(code || requestId) && (
            <p className="font-mono text-xs break-all text-muted">{[code, requestId].filter(Boolean).join(' · ')}</p>
          )}
        </div>
      </div>
      {onRetry && (
        <Button onClick={onRetry} loading={retrying} className="ml-8">
          {!retrying && <RotateCw aria-hidden />}
          Retry
        </Button>
      )}
    </div>
  );
}
