import { Link2 } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { hostOf } from '@/lib/client/link-in-text';
import type { MediaItem } from '@/lib/contracts/media';
import type { PostOptions } from '@/lib/contracts/post-options';
import { Picture } from './picture';

interface LinkCardProps {
  link: NonNullable<PostOptions['link']>;
  thumbnail: MediaItem | null;
  className?: string;
}

/** A page as a network shows it beneath a post: its picture, its title, and where it leads. */
export function LinkCard({ link, thumbnail, className }: LinkCardProps) {
  return (
    <div className={cn('overflow-hidden bg-surface', className)}>
      {thumbnail && <Picture item={thumbnail} className="aspect-[1.91/1] w-full bg-sunken object-cover" />}
      <div className="flex items-center gap-3 bg-sunken px-3 py-2.5">
        {!thumbnail && <Link2 aria-hidden className="size-5 shrink-0 text-muted" />}
        <div className="min-w-0">
          <p className="line-clamp-2 font-medium break-words">{link.title || hostOf(link.url)}</p>
          {link.description && <p className="line-clamp-2 text-sm break-words text-muted">{link.description}</p>}
          <p className="truncate text-sm text-muted">{hostOf(link.url)}</p>
        </div>
      </div>
    </div>
  );
}
