import { CalendarClock } from 'lucide-react';
import Link from 'next/link';
import { QueueRow } from '@/components/posts/queue-row';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Dashboard } from '@/lib/contracts/dashboard';
import { routes } from '@/lib/foundation/routes';

interface UpNextProps {
  posts: Dashboard['next'];
  business: { slug: string; timeZone: string };
}

/** What goes out next, the nearest first. */
export function UpNext({ posts, business }: UpNextProps) {
  return (
    <Card aria-labelledby="up-next">
      <CardHeader
        id="up-next"
        title="Going out next"
        action={
          <Link href={routes.calendar(business.slug)} className="text-sm text-accent-text hover:underline">
            Calendar
          </Link>
        }
      />
      {posts.length === 0 ? (
        <EmptyState
          icon={CalendarClock}
          title="Nothing is scheduled."
          className="border-0 py-10"
          action={<ButtonLink href={routes.compose(business.slug)}>Schedule a post</ButtonLink>}
        />
      ) : (
        <ul className="divide-y">
          {posts.map((post) => (
            <QueueRow key={post.id} post={post} business={business} accountName={post.accountName} />
          ))}
        </ul>
      )}
    </Card>
  );
}
