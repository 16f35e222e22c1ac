'use client';
import { Trash2 } from 'lucide-react';
import type { Dispatch } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CompositionChange } from '@/lib/client/change-composition';
import type { MediaItem } from '@/lib/contracts/media';
import { MediaView } from './media-view';

interface AttachedPicturesProps {
  items: readonly MediaItem[];
  /** What they belong to, as in `picture 1 of part 2`. */
  of: string;
  dispatch: Dispatch<CompositionChange>;
  onRemove: (mediaId: string) => void;
}

/** The files of a part of a thread, small, each with its description. */
export function AttachedPictures({ items, of, dispatch, onRemove }: AttachedPicturesProps) {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {items.map((item, index) => {
        const name = `${item.kind === 'video' ? 'video' : 'picture'} ${index + 1} of ${of}`;
        return (
          <li key={item.id} className="flex items-center gap-2">
            <MediaView item={item} className="size-9 shrink-0 rounded-md bg-sunken object-cover" />
            <Field label={`Alt text of ${name}`} hideLabel className="min-w-0 flex-1">
              <Input
                value={item.altText ?? ''}
                maxLength={1000}
                placeholder="Alt text: what does it show?"
                onChange={(event) =>
                  dispatch({ type: 'altTextWritten', mediaId: item.id, altText: event.target.value })
                }
              />
            </Field>
            <Button variant="ghost" size="icon-sm" aria-label={`Remove ${name}`} onClick={() => onRemove(item.id)}>
              <Trash2 aria-hidden />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
