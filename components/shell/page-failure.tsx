'use client';
import { ErrorState } from '@/components/ui/error-state';

export interface PageFailureProps {
  error: unknown;
  retry: () => void;
}

const digestOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;

/** A page that could not be drawn. The digest leads to the line in the server's log. */
export function PageFailure({ error, retry }: PageFailureProps) {
  return (
    <div className="mx-auto flex min-h-[60dvh] max-w-lg flex-col justify-center px-4">
      <h1 className="sr-only">This page could not be shown</h1>
      <ErrorState
        title="This page could not be shown"
        cause="Nothing was changed. Try again; if it stays so, the number below leads to the cause in the server’s log."
        code="page_failed"
        requestId={digestOf(error)}
        onRetry={retry}
      />
    </div>
  );
}
