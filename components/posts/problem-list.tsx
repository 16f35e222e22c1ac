import { CircleAlert } from 'lucide-react';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { PlacedProblem } from '@/lib/client/placed-problem';

interface ProblemListProps {
  id?: string;
  problems: PlacedProblem[];
}

/** What is wrong with the control above and what to do about it; read aloud as it changes. */
export function ProblemList({ id, problems }: ProblemListProps) {
  return (
    <ul id={id} aria-live="polite" className="flex flex-col gap-1 empty:hidden">
      {problems.map(({ message, platform }) => (
        <li key={message} className="flex items-start gap-1.5 text-sm text-danger-text">
          {platform ? (
            <PlatformIcon platform={platform} className="mt-0.75 size-3.5" />
          ) : (
            <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          )}
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
