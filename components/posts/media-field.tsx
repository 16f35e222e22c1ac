'use client';
import { ImagePlus, X } from 'lucide-react';
import { type Dispatch, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { Composition, CompositionChange } from '@/lib/client/composition';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import type { Upload } from '@/lib/client/use-media-uploads';
import { MediaTile } from './media-tile';
import { ProblemList } from './problem-list';

interface MediaFieldProps {
  media: Composition['media'];
  uploads: Upload[];
  problems: PlacedProblem[];
  dispatch: Dispatch<CompositionChange>;
  onFiles: (files: Iterable<File>) => void;
  onDismiss: (uploadId: string) => void;
}

/** The pictures of a post, by button, drop or paste; each with its description and what a network would refuse. */
export function MediaField({ media, uploads, problems, dispatch, onFiles, onDismiss }: MediaFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section aria-label="Pictures" className="flex flex-col gap-3">
      {media.length > 0 && (
        <ul className="flex flex-col gap-3">
          {media.map((item, index) => (
            <MediaTile
              key={item.id}
              item={item}
              index={index}
              count={media.length}
              problems={problems.filter((problem) => problem.mediaIndex === index)}
              dispatch={dispatch}
            />
          ))}
        </ul>
      )}
      {uploads.length > 0 && (
        <ul className="flex flex-col gap-2">
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} onDismiss={onDismiss} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={input}
          type="file"
          accept="image/*"
          multiple
          aria-label="Choose pictures"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            onFiles(Array.from(event.target.files ?? []));
            event.target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>
          <ImagePlus aria-hidden />
          Add pictures
        </Button>
        <p className="text-sm text-muted">or drop or paste them here</p>
      </div>
      <ProblemList problems={problems.filter((problem) => problem.mediaIndex === null)} />
    </section>
  );
}

function UploadRow({ upload, onDismiss }: { upload: Upload; onDismiss: (id: string) => void }) {
  const { id, fileName, share, message } = upload;
  return (
    <li className="flex items-center gap-3 rounded-md border bg-sunken px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{fileName}</p>
        {message ? (
          <p role="alert" className="text-sm text-danger-text">
            {message}
          </p>
        ) : (
          <progress
            aria-label={`Uploading ${fileName}`}
            value={share}
            max={1}
            className="h-1 w-full overflow-hidden rounded-full accent-accent"
          />
        )}
      </div>
      <Button variant="ghost" size="icon-sm" aria-label={`Remove ${fileName}`} onClick={() => onDismiss(id)}>
        <X aria-hidden />
      </Button>
    </li>
  );
}
