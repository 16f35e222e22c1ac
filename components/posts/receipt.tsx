'use client';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useScheduledPost } from '@/lib/client/use-scheduled-post';
import type { Account } from '@/lib/contracts/accounts';
import { AttemptsTable } from './attempts-table';
import { EditContent } from './edit-content';
import { ListProblem } from './list-problem';
import { PostActions } from './post-actions';
import { ReceiptFacts } from './receipt-facts';
import { ReceiptHead } from './receipt-head';

interface ReceiptProps {
  postId: string;
  business: { id: string; slug: string; timeZone: string };
  account: Account;
  /** The pictures, drawn by the server. */
  pictures: ReactNode;
}

/** The receipt of one post, live until nothing more will happen to it. */
export function Receipt({ postId, business, account, pictures }: ReceiptProps) {
  const { post, problem, isValidating, refresh } = useScheduledPost(business.id, postId);
  const retry = () => void refresh();
  if (!post) {
    return problem ? (
      <ListProblem problem={problem} isPartial={false} retrying={isValidating} onRetry={retry} />
    ) : (
      <ReceiptSkeleton />
    );
  }
  const canChange = post.status === 'pending' || post.status === 'held';
  return (
    <div className="flex flex-col gap-5">
      {problem && <ListProblem problem={problem} isPartial retrying={isValidating} onRetry={retry} />}
      <ReceiptHead
        post={post}
        accountName={account.displayName}
        business={business}
        actions={<PostActions post={post} business={business} onChanged={retry} />}
      />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Card>
            <CardHeader
              title="Content"
              action={
                canChange && <EditContent post={post} account={account} businessId={business.id} onChanged={retry} />
              }
            />
            <CardBody className="flex flex-col gap-4">
              <p className="break-words whitespace-pre-wrap">
                {post.content || <span className="text-muted">No text</span>}
              </p>
              {pictures}
            </CardBody>
          </Card>
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
