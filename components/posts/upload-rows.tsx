'use client';
import { RotateCcw, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { isSamePlace, type MediaPlace } from '@/lib/client/attach-media';
import type { MediaUploads, Upload } from '@/lib/client/use-media-uploads';

interface UploadRowsProps {
  uploads: MediaUploads;
  place: MediaPlace;
}

/** The files on their way to one place, how far they are, and what can be done. */
export function UploadRows({ uploads, place }: UploadRowsProps) {
  const here = uploads.uploads.filter((upload) => isSamePlace(upload.place, place));
  if (here.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {here.map((upload) => (
        <UploadRow
          key={upload.id}
          upload={upload}
          onRetry={() => uploads.retry(upload)}
          onDismiss={() => uploads.dismiss(upload.id)}
        />
      ))}
    </ul>
  );
}

interface UploadRowProps {
  upload: Upload;
  onRetry: () => void;
  onDismiss: () => void;
}

function UploadRow({ upload, onRetry, onDismiss }: UploadRowProps) {
  const { name, message, canRetry } = upload;
  return (
    <li className="flex items-center gap-2 rounded-md border bg-sunken py-2 pr-2 pl-3">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{name}</p>
        {message ? (
          <p role="alert" className="text-sm text-danger-text">
            {message}
          </p>
        ) : (
          <UploadProgress upload={upload} />
        )}
      </div>
      {canRetry && (
        <Button variant="ghost" size="icon-sm" aria-label={`Try ${name} again`} onClick={onRetry}>
          <RotateCcw aria-hidden />
        </Button>
      )}
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={message ? `Remove ${name}` : `Cancel the upload of ${name}`}
        onClick={onDismiss}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}

/** When every byte has left, the server still looks at the file: that is no time for "100 %". */
function UploadProgress({ upload: { name, share } }: { upload: Upload }) {
  const percent = share === null ? null : Math.floor(share * 100);
  const words = percent === null ? 'Fetching it…' : percent >= 100 ? 'Looking at it…' : `${percent} %`;
  return (
    <div className="flex items-center gap-3">
      <progress
        aria-label={`Uploading ${name}`}
        value={share ?? undefined}
        max={1}
        className="h-1 min-w-0 flex-1 overflow-hidden rounded-full accent-accent"
      />
      <span className="shrink-0 text-sm text-muted tabular-nums">{words}</span>
    </div>
  );
}
