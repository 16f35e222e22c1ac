import { CircleAlert } from 'lucide-react';
import type { ApiProblem } from '@/lib/client/api-problem';

/** Why a step was refused: each thing that is wrong, or the one sentence of the whole. */
export function DraftProblem({ problem }: { problem: ApiProblem }) {
  const messages = problem.errors.length > 0 ? problem.errors.map(({ message }) => message) : [problem.message];
  return (
    <ul role="alert" className="flex flex-col gap-1">
      {[...new Set(messages)].map((message) => (
        <li key={message} className="flex items-start gap-1.5 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          {message}
        </li>
      ))}
    </ul>
  );
}
