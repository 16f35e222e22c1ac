'use client';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { Dispatch } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CompositionChange } from '@/lib/client/change-composition';
import { describeFile } from '@/lib/client/describe-file';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import type { MediaItem } from '@/lib/contracts/media';
import type { Platform } from '@/lib/contracts/platform-names';
import { MediaView } from './media-view';
import { NoteList } from './note-list';
import { ProblemList } from './problem-list';
import { Renditions } from './renditions';

interface MediaTileProps {
  item: MediaItem;
  /** Counted from 0. */
  index: number;
  count: number;
  problems: PlacedProblem[];
  notes: PlacedProblem[];
  /** The networks that the post goes to. */
  platforms: readonly Platform[];
  dispatch: Dispatch<CompositionChange>;
}

const NOUNS = { image: 'picture', gif: 'picture', video: 'video', document: 'document' } as const;

/** One stored file: what it looks like, its words for those who cannot see it, its place in the row. */
export function MediaTile({ item, index, count, problems, notes, platforms, dispatch }: MediaTileProps) {
  const name = `${NOUNS[item.kind]} ${index + 1}`;
  const isPicture = item.kind === 'image' || item.kind === 'gif';
  const move = (by: -1 | 1) => dispatch({ type: 'mediaMoved', mediaId: item.id, by });
  return (
    <li className="flex flex-col gap-2 rounded-lg border p-3">
      <div className="flex items-start gap-3">
        <MediaView item={item} className="size-20 shrink-0 rounded-md bg-sunken object-cover" />
        {isPicture ? (
          <Field label={`Alt text of ${name}`} hint={describeFile(item)} className="min-w-0 flex-1">
            <Input
              value={item.altText ?? ''}
              maxLength={1000}
              placeholder="What does it show?"
              onChange={(event) => dispatch({ type: 'altTextWritten', mediaId: item.id, altText: event.target.value })}
            />
          </Field>
        ) : (
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words">{item.fileName}</p>
            <p className="text-sm text-muted">{describeFile(item)}</p>
          </div>
        )}
        <div className="flex shrink-0 flex-col">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove ${name}`}
            onClick={() => dispatch({ type: 'mediaRemoved', mediaId: item.id })}
          >
            <Trash2 aria-hidden />
          </Button>
          {count > 1 && (
            <>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Move ${name} up`}
                disabled={index === 0}
                onClick={() => move(-1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Move ${name} down`}
                disabled={index === count - 1}
                onClick={() => move(1)}
              >
                <ArrowDown aria-hidden />
              </Button>
            </>
          )}
        </div>
      </div>
      <Renditions item={item} platforms={platforms} />
      <ProblemList problems={problems} />
      <NoteList notes={notes} />
    </li>
  );
}
