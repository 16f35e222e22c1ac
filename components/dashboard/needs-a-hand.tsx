import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { postsHref } from '@/components/posts/posts-view';
import { QueueRow } from '@/components/posts/queue-row';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { STATUS_LOOKS } from '@/components/ui/status-badge';
import type { AccountAtRisk, Dashboard } from '@/lib/contracts/dashboard';
import { routes } from '@/lib/foundation/routes';
import { AccountsAtRisk } from './accounts-at-risk';

interface NeedsAHandProps {
  posts: Dashboard['troubled'];
  accounts: AccountAtRisk[];
  canManage: boolean;
  business: { slug: string; timeZone: string };
}

type Troubled = Dashboard['troubled'][number];

/** The one thing to do about a post that stands still. */
function remedy(post: Troubled, business: string) {
  if (post.status === 'held') return { href: routes.accounts(business), label: 'Reconnect' };
  const label = post.status === 'needs_attention' || post.status === 'failed' ? 'Settle' : 'Look';
  return { href: routes.post(business, post.id), label };
}

/** What failed or waits for a person, each with its cause and where to mend it. */
export function NeedsAHand({ posts, accounts, canManage, business }: NeedsAHandProps) {
  return (
    <Card aria-labelledby="needs-a-hand">
      <CardHeader
        id="needs-a-hand"
        title="Needs a hand"
        action={
          posts.length > 0 && (
            <Link
              href={postsHref(business.slug, { view: 'troubled' })}
              className="text-sm text-accent-text hover:underline"
            >
              All of them
            </Link>
          )
        }
      />
      {posts.length + accounts.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-5 text-muted sm:px-5">
          <CircleCheck aria-hidden className="size-4 text-success-text" />
          Nothing failed in the last 30 days.
        </p>
      ) : (
        <ul className="divide-y">
          <AccountsAtRisk accounts={accounts} business={business} canManage={canManage} />
          {posts.map((post) => {
            const { href, label } = remedy(post, business.slug);
            return (
              <QueueRow
                key={post.id}
                post={post}
                business={business}
                accountName={post.accountName}
                cause={post.error ?? STATUS_LOOKS[post.status].meaning}
                actions={
                  <ButtonLink href={href} size="sm" aria-label={`${label}: ${post.excerpt || 'post without text'}`}>
                    {label}
                  </ButtonLink>
                }
              />
            );
          })}
        </ul>
      )}
    </Card>
  );
}
