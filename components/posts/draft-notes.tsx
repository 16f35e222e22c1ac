import { CloudOff, History } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { SaveState } from '@/lib/client/use-saved-composition';

interface DraftNotesProps {
  saveState: SaveState;
  wasRestored: boolean;
  onDiscard: () => void;
}

/** Tells that an earlier draft came back, or that this browser keeps none. */
export function DraftNotes({ saveState, wasRestored, onDiscard }: DraftNotesProps) {
  return (
    <div role="status" className="flex flex-col gap-2 empty:hidden">
      {wasRestored && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-accent-subtle px-3 py-1.5 text-sm text-accent-text">
          <History aria-hidden className="size-4 shrink-0" />
          <span className="flex-1">What you wrote before is back.</span>
          <Button variant="ghost" size="sm" onClick={onDiscard}>
            Discard it
          </Button>
        </div>
      )}
      {saveState === 'failed' && (
        <p className="flex items-center gap-2 text-sm text-warning-text">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          This browser keeps no drafts: copy your text before you leave.
        </p>
      )}
    </div>
  );
}
