'use client';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import type { ApiProblem } from '@/lib/client/api-problem';

interface ListProblemProps {
  problem: ApiProblem;
  /** Whether older rows are still shown below. */
  isPartial: boolean;
  retrying: boolean;
  onRetry: () => void;
}

/** A list that could not be read: in full where nothing is shown, as one line above rows that may be stale. */
export function ListProblem({ problem, isPartial, retrying, onRetry }: ListProblemProps) {
  if (!isPartial) {
    return (
      <ErrorState
        title="The posts could not be loaded"
        cause={problem.message}
        code={problem.code}
        requestId={problem.requestId}
        onRetry={onRetry}
        retrying={retrying}
      />
    );
  }
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-md bg-warning-subtle px-3 py-2 text-sm text-warning-text"
    >
      <span className="flex-1">This list may be out of date. {problem.message}</span>
      <Button size="sm" onClick={onRetry} loading={retrying}>
        Retry
      </Button>
    </div>
  );
}
