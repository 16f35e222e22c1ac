'use client';
import { ImagePlus, Link2 } from 'lucide-react';
import { type Dispatch, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { CompositionChange } from '@/lib/client/change-composition';
import type { Composition } from '@/lib/client/composition';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import type { MediaUploads } from '@/lib/client/use-media-uploads';
import type { Platform } from '@/lib/contracts/platform-names';
import { AddressField } from './address-field';
import { FilePicker } from './file-picker';
import { MediaTile } from './media-tile';
import { NoteList } from './note-list';
import { ProblemList } from './problem-list';
import { UploadRows } from './upload-rows';

interface MediaFieldProps {
  media: Composition['media'];
  uploads: MediaUploads;
  problems: PlacedProblem[];
  notes: PlacedProblem[];
  /** The networks that the post goes to. */
  platforms: readonly Platform[];
  dispatch: Dispatch<CompositionChange>;
}

const ACCEPTED = 'image/*,video/mp4,video/quicktime,application/pdf';
const POST = { slot: 'post' } as const;

/** The files of a post, by button, drop, paste or address; each with its description and what a network would refuse. */
export function MediaField({ media, uploads, problems, notes, platforms, dispatch }: MediaFieldProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section aria-label="Pictures and files" className="flex flex-col gap-3">
      {media.length > 0 && (
        <ul className="flex flex-col gap-3">
          {media.map((item, index) => (
            <MediaTile
              key={item.id}
              item={item}
              index={index}
              count={media.length}
              problems={problems.filter((problem) => problem.mediaIndex === index)}
              notes={notes.filter((note) => note.mediaIndex === index)}
              platforms={platforms}
              dispatch={dispatch}
            />
          ))}
        </ul>
      )}
      <UploadRows uploads={uploads} place={POST} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FilePicker label="Choose pictures" accept={ACCEPTED} multiple onFiles={(files) => uploads.add(files)}>
          <ImagePlus aria-hidden />
          Add pictures, video or PDF
        </FilePicker>
        <Button variant="ghost" aria-expanded={isAsking} onClick={() => setIsAsking(!isAsking)}>
          <Link2 aria-hidden />
          From an address
        </Button>
        <p className="hidden text-sm text-muted sm:block">or drop or paste them here</p>
      </div>
      {isAsking && (
        <AddressField
          label="Address of a picture, video or PDF"
          refusal="This is no address of a file. Write one such as https://example.com/cup.jpg."
          action="Fetch it"
          onUrl={(url) => {
            uploads.add([{ url }]);
            setIsAsking(false);
          }}
        />
      )}
      <ProblemList problems={problems.filter((problem) => problem.mediaIndex === null)} />
      <NoteList notes={notes.filter((note) => note.mediaIndex === null)} />
    </section>
  );
}
