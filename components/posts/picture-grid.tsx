import type { MediaItem } from '@/lib/contracts/media';
import { MediaView } from './media-view';

/** The files of a post as they were handed over; nothing for a post without any. */
export function PictureGrid({ media }: { media: readonly MediaItem[] }) {
  if (media.length === 0) return null;
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
      {media.map((item) => (
        <li key={item.id}>
          <MediaView item={item} className="aspect-square w-full rounded-md border bg-sunken object-cover" />
        </li>
      ))}
    </ul>
  );
}
