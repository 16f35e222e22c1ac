import { Avatar } from '@/components/ui/avatar';
import { PLACEMENTS, type Placement } from '@/lib/client/option-words';
import type { MediaItem } from '@/lib/contracts/media';
import { Picture } from '../picture';
import { VideoFrame } from '../video-frame';
import type { PreviewProps } from './preview-props';

const FILLING = 'absolute inset-0 size-full object-cover';

/** A reel or a story: one file filling a phone's screen, the words over it. Always dark, as the networks draw it. */
export function FullScreenPreview(props: PreviewProps & { placement: Exclude<Placement, 'feed'> }) {
  const { account, text, media, attached, options, placement } = props;
  const [first] = media;
  const cover = attached.find(({ id }) => id === options.instagram?.coverMediaId);
  return (
    <div className="bg-sunken p-4">
      <div className="dark relative mx-auto flex aspect-[9/16] w-full max-w-64 flex-col justify-end overflow-hidden rounded-xl bg-canvas text-foreground">
        {first ? (
          <Filling item={first} cover={cover ?? null} atMs={options.instagram?.thumbOffsetMs} />
        ) : (
          <p className="absolute inset-0 flex items-center justify-center px-6 text-center text-sm text-muted">
            {placement === 'reel' ? 'No video yet' : 'No picture or video yet'}
          </p>
        )}
        <p className="absolute top-3 right-3 rounded-md bg-overlay/90 px-2 py-0.5 text-xs font-medium">
          {PLACEMENTS[placement].label}
        </p>
        <div className="relative flex flex-col gap-1.5 bg-canvas/75 px-3 pt-2.5 pb-4">
          <p className="flex items-center gap-2 text-sm font-medium">
            <Avatar name={account.displayName} src={account.avatarUrl} className="size-6" />
            <span className="truncate">{account.username ?? account.displayName}</span>
          </p>
          {placement === 'reel' && text !== '' && <p className="line-clamp-3 text-sm break-words">{text}</p>}
        </div>
      </div>
      {placement === 'story' && text !== '' && (
        <p className="mt-3 text-center text-sm text-muted">A story shows no text beside its picture.</p>
      )}
    </div>
  );
}

function Filling({ item, cover, atMs }: { item: MediaItem; cover: MediaItem | null; atMs?: number }) {
  if (cover) return <Picture item={cover} className={FILLING} />;
  if (item.kind === 'video') return <VideoFrame item={item} atMs={atMs} className={FILLING} />;
  return item.kind === 'document' ? null : <Picture item={item} className={FILLING} />;
}
