import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { ZonedTime } from '@/components/ui/time';
import type { AccountWarning } from '@/lib/contracts/accounts';
import { routes } from '@/lib/foundation/routes';

interface AccountWarningNoteProps {
  warning: AccountWarning;
  business: { slug: string; timeZone: string };
}

const plural = (posts: number): string => (posts === 1 ? '1 post' : `${posts} posts`);

/** By when an account has to be connected again, and the posts that hang on it. */
export function AccountWarningNote({
  warning: { level, endsAt, postsAtRisk, firstPosts },
  business,
}: AccountWarningNoteProps) {
  const isPressing = level === 'urgent' || level === 'ended';
  return (
    <div className={cn('text-sm', isPressing ? 'text-danger-text' : 'text-warning-text')}>
      <p className="flex items-start gap-1.5">
        <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
        <span>
          {endsAt ? (
            <>
              Stops posting on <ZonedTime at={endsAt} zone={business.timeZone} format="date" hideViewer /> unless it is
              reconnected.
            </>
          ) : (
            'The network no longer accepts this connection.'
          )}{' '}
          {postsAtRisk > 0 && (endsAt ? `${plural(postsAtRisk)} planned after that:` : `${plural(postsAtRisk)} held:`)}
        </span>
      </p>
      {firstPosts.length > 0 && (
        <ul className="flex flex-col gap-0.5 pt-1 pl-5 text-muted">
          {firstPosts.map(({ id, excerpt, scheduledAt }) => (
            <li key={id} className="flex min-w-0 gap-2">
              <span className="shrink-0">
                <ZonedTime at={scheduledAt} zone={business.timeZone} format="date" hideViewer />
              </span>
              <Link href={routes.post(business.slug, id)} className="truncate hover:underline">
                {excerpt || 'Post without text'}
              </Link>
            </li>
          ))}
          {postsAtRisk > firstPosts.length && <li>and {postsAtRisk - firstPosts.length} more</li>}
        </ul>
      )}
    </div>
  );
}
