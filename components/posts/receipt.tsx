'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { EditedPost } from '@/lib/client/use-edit-post';
import { useScheduledPost } from '@/lib/client/use-scheduled-post';
import { AttemptsTable } from './attempts-table';
import { AttentionPanel } from './attention-panel';
import { EditPost } from './edit-post';
import { FollowUpList } from './follow-up-list';
import { ListProblem } from './list-problem';
import { PostActions } from './post-actions';
import { ReceiptContent } from './receipt-content';
import { ReceiptFacts } from './receipt-facts';
import { ReceiptHead } from './receipt-head';
import { ReceiptMetrics } from './receipt-metrics';

const SeriesCard = dynamic(() => import('../series/series-card').then(({ SeriesCard: Series }) => Series));

interface ReceiptProps extends Omit<EditedPost, 'post'> {
  postId: string;
  business: { id: string; slug: string; timeZone: string };
  /** Whether new words of this person must be approved. */
  mustReview: boolean;
  /** How its numbers grew: drawn by the page. */
  life: ReactNode;
}

/** The receipt of one post, live until nothing more will happen to it. */
export function Receipt({ postId, business, mustReview, account, media, attached, life }: ReceiptProps) {
  const { post, problem, isValidating, refresh } = useScheduledPost(business.id, postId);
  const router = useRouter();
  const retry = () => void refresh();
  // The files that new options name are read by the page.
  const onEdited = () => {
    retry();
    router.refresh();
  };
  if (!post) {
    return problem ? (
      <ListProblem problem={problem} isPartial={false} retrying={isValidating} onRetry={retry} />
    ) : (
      <ReceiptSkeleton />
    );
  }
  const edited = { post, account, media, attached };
  const isWhole = post.role === 'post';
  const canChange = isWhole && (post.status === 'pending' || post.status === 'held');
  return (
    <div className="flex flex-col gap-5">
      {problem && <ListProblem problem={problem} isPartial retrying={isValidating} onRetry={retry} />}
      <ReceiptHead
        post={post}
        accountName={account.displayName}
        business={business}
        actions={isWhole && <PostActions post={post} business={business} onChanged={retry} />}
      />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <AttentionPanel post={post} business={business} onSettled={retry} />
          <ReceiptContent
            {...edited}
            action={
              canChange && (
                <EditPost {...edited} businessId={business.id} mustReview={mustReview} onChanged={onEdited} />
              )
            }
          />
          {post.publication && (
            <ReceiptMetrics publication={post.publication} platform={post.platform} zone={business.timeZone} />
          )}
          {life}
          {post.followUps.length > 0 && (
            <Card>
              <CardHeader title="What follows" description="Each goes out once the one before it stands." />
              <FollowUpList followUps={post.followUps} platform={post.platform} slug={business.slug} />
            </Card>
          )}
          {post.recurrenceId && post.occurrence && (
            <SeriesCard
              recurrenceId={post.recurrenceId}
              occurrence={post.occurrence}
              business={business}
              onChanged={retry}
            />
          )}
          <Card>
            <CardHeader title="Attempts" description="Each request that asked the network to publish." />
            <AttemptsTable attempts={post.attempts} zone={business.timeZone} />
          </Card>
        </div>
        <ReceiptFacts post={post} zone={business.timeZone} />
      </div>
    </div>
  );
}

export function ReceiptSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-5">
      <span className="sr-only">Loading the receipt</span>
      <Skeleton className="h-16" />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-5">
          <Skeleton className="h-48" />
          <Skeleton className="h-40" />
        </div>
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}
