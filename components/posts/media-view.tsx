import { FileText } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { MediaItem } from '@/lib/contracts/media';
import { Picture } from './picture';
import { VideoFrame } from './video-frame';

/** What a stored file looks like: the picture, a frame of the video, or a sheet for a document. */
export function MediaView({ item, className }: { item: MediaItem; className?: string }) {
  switch (item.kind) {
    case 'image':
    case 'gif':
      return <Picture item={item} className={className} />;
    case 'video':
      return <VideoFrame item={item} className={className} />;
    case 'document':
      return (
        <span className={cn('flex items-center justify-center text-muted', className)}>
          <FileText aria-hidden className="size-8" />
        </span>
      );
  }
}
