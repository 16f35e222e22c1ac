import Image from 'next/image';
import type { MediaItem } from '@/lib/contracts/media';

/** Where a file does not know its size, the class must give it one. */
const UNKNOWN_SIDE_PX = 600;

/** A stored picture as it was uploaded: its signed address serves one size, so nothing is resized on the way. */
export function Picture({ item, className }: { item: MediaItem; className?: string }) {
  return (
    <Image
      unoptimized
      src={item.url}
      alt={item.altText ?? ''}
      width={item.width ?? UNKNOWN_SIDE_PX}
      height={item.height ?? UNKNOWN_SIDE_PX}
      className={className}
    />
  );
}
