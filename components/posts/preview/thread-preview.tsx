import { Avatar } from '@/components/ui/avatar';
import type { ThreadPart } from '@/lib/client/thread-parts';
import { PreviewMedia } from './preview-media';
import type { PreviewProps } from './preview-props';
import { PreviewText } from './preview-text';

/** A thread: each part hangs on the one before by a line. */
export function ThreadPreview({ account, text, media, attached, thread }: PreviewProps & { thread: ThreadPart[] }) {
  const parts = [
    { text, media, number: 1 },
    ...thread.map(({ content, mediaIds }, index) => ({
      text: content,
      media: mediaIds.flatMap((id) => attached.find((item) => item.id === id) ?? []),
      number: index + 2,
    })),
  ];
  return (
    <ol className="pt-4">
      {parts.map((part) => (
        <li key={part.number} className="flex gap-3 pr-4 pl-4">
          <div className="flex flex-col items-center">
            <Avatar name={account.displayName} src={account.avatarUrl} className="size-8" />
            {part.number < parts.length && (
              <span aria-hidden className="my-1 w-0.5 flex-1 rounded-full bg-control/60" />
            )}
          </div>
          <div className="min-w-0 flex-1 pb-4">
            <p className="truncate text-sm">
              <span className="font-medium">{account.displayName}</span>{' '}
              <span className="text-muted">
                {account.username && `@${account.username} · `}
                {part.number}/{parts.length}
              </span>
            </p>
            <PreviewText text={part.text} className="px-0 pb-0" />
            {part.media.length > 0 && (
              <div className="mt-2 overflow-hidden rounded-lg border">
                <PreviewMedia media={part.media} isSquare={false} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
