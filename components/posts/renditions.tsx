import { PlatformIcon } from '@/components/ui/platform-icon';
import type { MediaItem } from '@/lib/contracts/media';
import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';
import { Picture } from './picture';

interface RenditionsProps {
  item: MediaItem & { renditions?: Partial<Record<Platform, string>> };
  /** The networks that the post goes to. */
  platforms: readonly Platform[];
}

/** The picture as it goes out where a network takes it in another form alone; nothing where it goes out as it is. */
export function Renditions({ item, platforms }: RenditionsProps) {
  const shown = platforms.flatMap((platform) => {
    const url = item.renditions?.[platform];
    return url ? [{ platform, url }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3">
      {shown.map(({ platform, url }) => (
        <li key={platform}>
          <figure className="flex items-center gap-3 rounded-md bg-sunken p-2 pr-3">
            <Picture
              item={{ ...item, url, altText: `${item.fileName} as ${PLATFORM_NAMES[platform]} gets it` }}
              className="h-20 w-auto max-w-36 rounded-sm border object-contain"
            />
            <figcaption className="text-sm">
              <span className="flex items-center gap-1.5 font-medium">
                <PlatformIcon platform={platform} className="size-3.5" />
                {PLATFORM_NAMES[platform]} gets this
              </span>
              <span className="text-muted">Your file stays as it is.</span>
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
