import { Info } from 'lucide-react';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { PlacedProblem } from '@/lib/client/placed-problem';

/** What a person should know of the control above; it keeps nothing from being sent, so it is quiet. */
export function NoteList({ notes }: { notes: readonly PlacedProblem[] }) {
  return (
    <ul aria-label="Good to know" className="flex flex-col gap-1 empty:hidden">
      {notes.map(({ message, platform }) => (
        <li key={`${platform} ${message}`} className="flex items-start gap-1.5 text-sm text-muted">
          {platform ? (
            <PlatformIcon platform={platform} labelled className="mt-0.75 size-3.5" />
          ) : (
            <Info aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          )}
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
