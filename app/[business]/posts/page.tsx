import type { Metadata } from 'next';
import { Suspense } from 'react';
import { HistoryFilters } from '@/components/posts/history-filters';
import { ListSkeleton } from '@/components/posts/list-skeleton';
import { parsePosts } from '@/components/posts/parse-posts';
import { PostsTabs } from '@/components/posts/posts-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { zoneName } from '@/lib/client/format-time';
import { can } from '@/lib/domain/context';
import { countWaiting } from '@/lib/domain/drafts/count-waiting';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { cachedAccountNames } from '@/lib/server/reads/accounts';
import { DraftsView } from './drafts-view';
import { PublishedView } from './published-view';
import { QueueViewSection } from './queue-view';
import { SeriesView } from './series-view';

export const metadata: Metadata = { title: 'Posts' };

interface PostsPageProps {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PostsPage({ params, searchParams }: PostsPageProps) {
  const [{ business: slug }, search] = await Promise.all([params, searchParams]);
  const { business, ctx } = await requireBusiness(slug);
  const { view, filter, problem } = parsePosts(search);
  const [accounts, inReview] = await Promise.all([cachedAccountNames(ctx), countWaiting(ctx)]);
  const waiting = can(ctx.actor, 'approve') ? inReview : 0;
  const accountNames = Object.fromEntries(accounts.map((account) => [account.id, account.displayName]));
  return (
    <>
      <PageHeader title="Posts" description={`Times are those of ${zoneName(business.timeZone)}.`} />
      <div className="flex flex-col gap-4">
        <PostsTabs business={slug} current={view} waiting={waiting} />
        {view === 'published' && (
          <HistoryFilters business={slug} filter={filter} accounts={accounts} problem={problem} />
        )}
        <Suspense key={JSON.stringify([view, filter])} fallback={<ListSkeleton />}>
          {view === 'drafts' ? (
            <DraftsView ctx={ctx} waiting={waiting} accountNames={accountNames} />
          ) : view === 'repeating' ? (
            <SeriesView ctx={ctx} accountNames={accountNames} />
          ) : view === 'published' ? (
            <PublishedView ctx={ctx} filter={filter} accountNames={accountNames} />
          ) : (
            <QueueViewSection ctx={ctx} view={view} accountNames={accountNames} />
          )}
        </Suspense>
      </div>
    </>
  );
}
