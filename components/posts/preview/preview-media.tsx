import { FileText, Play } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { MediaItem } from '@/lib/contracts/media';
import { MediaView } from '../media-view';

const MOST_SHOWN = 4;

interface PreviewMediaProps {
  media: readonly MediaItem[];
  /** One at a time and square, with dots for the others. */
  isSquare: boolean;
  documentTitle?: string;
}

/** The files of a post in a feed: a document's first sheet, a carousel, or a mosaic. */
export function PreviewMedia({ media, isSquare, documentTitle }: PreviewMediaProps) {
  const [first] = media;
  if (first?.kind === 'document') return <DocumentSheet title={documentTitle || first.fileName} />;
  const shown = isSquare ? media.slice(0, 1) : media.slice(0, MOST_SHOWN);
  const hidden = media.length - shown.length;
  return (
    <div>
      <div className={cn('relative grid gap-0.5 bg-sunken', shown.length > 1 && 'grid-cols-2')}>
        {shown.map((item, index) => (
          <div key={item.id} className={cn('relative', shown.length === 3 && index === 0 && 'col-span-2')}>
            <MediaView
              item={item}
              className={cn(
                'max-h-80 w-full object-cover',
                isSquare && 'aspect-square max-h-none',
                shown.length > 1 && (shown.length === 3 && index === 0 ? 'aspect-[2/1]' : 'aspect-square max-h-none'),
              )}
            />
            {item.kind === 'video' && <PlayMark />}
          </div>
        ))}
        {hidden > 0 && (
          <span className="absolute right-2 bottom-2 rounded-md bg-overlay px-2 py-0.5 text-sm font-medium shadow-sm">
            {isSquare ? `1 of ${media.length}` : `+${hidden}`}
          </span>
        )}
      </div>
      {isSquare && media.length > 1 && (
        <div aria-hidden className="flex justify-center gap-1 pt-2">
          {media.map(({ id }, index) => (
            <span key={id} className={cn('size-1.5 rounded-full', index === 0 ? 'bg-accent' : 'bg-control')} />
          ))}
        </div>
      )}
    </div>
  );
}

function PlayMark() {
  return (
    <span aria-hidden className="absolute inset-0 flex items-center justify-center">
      <span className="flex size-12 items-center justify-center rounded-full bg-overlay/90 shadow-md">
        <Play className="ml-0.5 size-5" />
      </span>
    </span>
  );
}

function DocumentSheet({ title }: { title: string }) {
  return (
    <div className="border-t bg-sunken px-6 pt-6">
      <div className="flex aspect-[4/3] flex-col items-center justify-center gap-3 rounded-t-md border border-b-0 bg-surface px-6 text-center shadow-sm">
        <FileText aria-hidden className="size-8 text-muted" />
        <p className="line-clamp-3 font-medium break-words">{title}</p>
        <p className="text-sm text-muted">Pages are turned one by one</p>
      </div>
    </div>
  );
}
