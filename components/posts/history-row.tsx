import { ExternalLink, Image as ImageIcon } from 'lucide-react';
import Link from 'next/link';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { StatusBadge } from '@/components/ui/status-badge';
import { ZonedTime } from '@/components/ui/time';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { PublishedPost } from '@/lib/contracts/posts';
import { routes } from '@/lib/foundation/routes';

interface HistoryRowProps {
  post: PublishedPost;
  business: { slug: string; timeZone: string };
  accountName: string;
}

/** One publication: what was said, where, when, and the way to it. */
export function HistoryRow({ post, business, accountName }: HistoryRowProps) {
  const words = post.excerpt || 'No text';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken sm:px-5">
      <PlatformIcon platform={post.platform} labelled className="text-muted" />
      <div className="flex min-w-0 flex-1 basis-64 flex-col">
        {post.scheduledPostId ? (
          <Link
            href={routes.post(business.slug, post.scheduledPostId)}
            className="truncate font-medium hover:underline"
          >
            {words}
          </Link>
        ) : (
          <span className="truncate font-medium">{words}</span>
        )}
        <span className="flex items-center gap-3 text-sm text-muted">
          <span className="truncate">{accountName}</span>
          {post.mediaCount > 0 && (
            <span className="inline-flex shrink-0 items-center gap-1">
              <ImageIcon aria-hidden className="size-3.5" />
              {post.mediaCount}
              <span className="sr-only">{post.mediaCount === 1 ? 'picture' : 'pictures'}</span>
            </span>
          )}
          {post.status === 'deleted' && <StatusBadge status="deleted" size="sm" />}
        </span>
      </div>
      <div className="flex items-center gap-4 pl-8 text-sm sm:pl-0">
        <ZonedTime at={post.publishedAt} zone={business.timeZone} hideViewer className="whitespace-nowrap text-muted" />
        {post.permalink && (
          <a
            href={post.permalink}
            target="_blank"
            rel="noreferrer"
            aria-label={`Open on ${PLATFORM_NAMES[post.platform]} (new tab)`}
            className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-foreground"
          >
            <ExternalLink aria-hidden className="size-4" />
          </a>
        )}
      </div>
    </li>
  );
}
