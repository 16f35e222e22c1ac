import Link from 'next/link';
import type { ReactNode } from 'react';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { RepeatMark } from '@/components/ui/repeat-mark';
import { StatusBadge } from '@/components/ui/status-badge';
import { ZonedTime } from '@/components/ui/time';
import type { ScheduledPost } from '@/lib/contracts/scheduled-posts';
import { routes } from '@/lib/foundation/routes';

interface QueueRowProps {
  post: ScheduledPost;
  business: { slug: string; timeZone: string };
  accountName: string;
  /** Why it stands still, where that is known. */
  cause?: string | null;
  actions?: ReactNode;
}

/** One post that waits or needs a hand. */
export function QueueRow({ post, business, accountName, cause, actions }: QueueRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 hover:bg-sunken sm:px-5">
      <PlatformIcon platform={post.platform} labelled className="text-muted" />
      <div className="flex min-w-0 flex-1 basis-56 flex-col">
        <Link href={routes.post(business.slug, post.id)} className="truncate font-medium hover:underline">
          {post.excerpt || 'No text'}
        </Link>
        <span className="truncate text-sm text-muted">
          {post.recurrenceId && (
            <>
              <RepeatMark /> <span className="sr-only">Repeats,</span>
            </>
          )}
          {accountName} · <ZonedTime at={post.scheduledAt} zone={business.timeZone} hideViewer />
        </span>
        {cause && <span className="text-sm text-danger-text">{cause}</span>}
      </div>
      <div className="flex items-center gap-2 pl-8 sm:pl-0">
        <StatusBadge status={post.status} size="sm" />
        {actions}
      </div>
    </li>
  );
}
