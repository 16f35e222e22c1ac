'use client';
import { CalendarClock, CircleCheck } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { QueueView } from '@/lib/client/queue-page-key';
import { usePostQueue } from '@/lib/client/use-post-queue';
import { routes } from '@/lib/foundation/routes';
import { PageList } from './page-list';
import { PostActions } from './post-actions';
import { QueueRow } from './queue-row';

interface QueueListProps {
  business: { id: string; slug: string; timeZone: string };
  view: QueueView;
  /** ISO 8601: older ones are not listed. */
  from: string;
  accountNames: Record<string, string>;
}

/** What goes out next, or what needs a hand, in order of time. */
export function QueueList({ business, view, from, accountNames }: QueueListProps) {
  const list = usePostQueue(business.id, view, from);
  return (
    <PageList
      list={list}
      label={view === 'scheduled' ? 'Scheduled posts' : 'Posts that need a hand'}
      empty={<EmptyQueue business={business.slug} view={view} />}
    >
      {(post) => (
        <QueueRow
          key={post.id}
          post={post}
          business={business}
          accountName={accountNames[post.accountId] ?? 'Account no longer here'}
          actions={
            <>
              {(post.status === 'needs_attention' || post.status === 'failed') && (
                <ButtonLink
                  href={routes.post(business.slug, post.id)}
                  size="sm"
                  aria-label={`Settle: ${post.excerpt || 'post without text'}`}
                >
                  Settle
                </ButtonLink>
              )}
              <PostActions post={post} business={business} onChanged={list.refresh} />
            </>
          }
        />
      )}
    </PageList>
  );
}

function EmptyQueue({ business, view }: { business: string; view: QueueView }) {
  if (view === 'troubled') {
    return (
      <EmptyState icon={CircleCheck} title="Nothing needs a hand: no post failed or was held in the last 30 days." />
    );
  }
  return (
    <EmptyState
      icon={CalendarClock}
      title="Nothing is scheduled. A post with a time waits here until it goes out."
      action={
        <ButtonLink href={routes.compose(business)} variant="primary">
          Schedule a post
        </ButtonLink>
      }
    />
  );
}
