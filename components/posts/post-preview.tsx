import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { Account } from '@/lib/contracts/accounts';
import type { MediaItem } from '@/lib/contracts/media';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { Picture } from './picture';

interface PostPreviewProps {
  account: Account;
  text: string;
  media: MediaItem[];
}

/** About how a post will stand on its network: order, crop and name, without pretending to be its page. */
export function PostPreview({ account, text, media }: PostPreviewProps) {
  const isPictureFirst = account.platform === 'instagram';
  const words = <PreviewText text={text} handle={isPictureFirst ? (account.username ?? account.displayName) : null} />;
  const pictures = media.length > 0 && <PreviewPictures media={media} isSquare={isPictureFirst} />;
  return (
    <article
      aria-label={`Preview for ${PLATFORM_NAMES[account.platform]}`}
      className="overflow-hidden rounded-lg border bg-surface"
    >
      <header className="flex items-center gap-3 px-4 pt-4 pb-3">
        <Avatar name={account.displayName} src={account.avatarUrl} className="size-9" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{account.displayName}</p>
          <p className="truncate text-sm text-muted">{account.username ? `@${account.username} · now` : 'now'}</p>
        </div>
        <PlatformIcon platform={account.platform} className="text-muted" />
      </header>
      {isPictureFirst ? (
        <>
          {pictures || (
            <p className="mx-4 mb-2 rounded-md bg-sunken py-12 text-center text-sm text-muted">No picture yet</p>
          )}
          {words}
        </>
      ) : (
        <>
          {words}
          {pictures}
        </>
      )}
    </article>
  );
}

function PreviewText({ text, handle }: { text: string; handle: string | null }) {
  return (
    <p className={cn('px-4 pb-4 break-words whitespace-pre-wrap', handle && 'pt-3')}>
      {handle && <span className="mr-1.5 font-medium">{handle}</span>}
      {text || <span className="text-muted">Your text will stand here.</span>}
    </p>
  );
}

const MOST_SHOWN = 4;

function PreviewPictures({ media, isSquare }: { media: MediaItem[]; isSquare: boolean }) {
  const shown = isSquare ? media.slice(0, 1) : media.slice(0, MOST_SHOWN);
  const hidden = media.length - shown.length;
  return (
    <div className={cn('relative grid gap-0.5 bg-sunken', shown.length > 1 && 'grid-cols-2')}>
      {shown.map((item) => (
        <Picture
          key={item.id}
          item={item}
          className={cn('max-h-80 w-full object-cover', (isSquare || shown.length > 1) && 'aspect-square max-h-none')}
        />
      ))}
      {hidden > 0 && (
        <span className="absolute right-2 bottom-2 rounded-md bg-overlay px-2 py-0.5 text-sm font-medium shadow-sm">
          +{hidden}
        </span>
      )}
    </div>
  );
}
