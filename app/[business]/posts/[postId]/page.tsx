import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SWRConfig } from 'swr';
import { Receipt } from '@/components/posts/receipt';
import { BackLink } from '@/components/ui/back-link';
import { PageHeader } from '@/components/ui/page-header';
import { mediaIn } from '@/lib/contracts/options-of';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { listAccounts } from '@/lib/domain/accounts/list-accounts';
import { readReviewRights } from '@/lib/domain/drafts/read-review-rights';
import { listMedia } from '@/lib/domain/media/list-media';
import { getScheduledPost } from '@/lib/domain/posts/get-scheduled-post';
import { routes } from '@/lib/foundation/routes';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { orNotFound } from '../../or-not-found';
import { PostLife } from './post-life';

export const metadata: Metadata = { title: 'Receipt' };

interface ReceiptPageProps {
  params: Promise<{ business: string; postId: string }>;
}

export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const { business: slug, postId } = await params;
  const { business, ctx } = await requireBusiness(slug);
  const [post, accounts, { mustReview }] = await Promise.all([
    getScheduledPost(ctx, postId).catch(orNotFound),
    listAccounts(ctx),
    readReviewRights(ctx),
  ]);
  const named = mediaIn(post.options).map(({ id }) => id);
  const [media, attached] = await Promise.all([listMedia(ctx, post.mediaIds), listMedia(ctx, named)]);
  const account = accounts.data.find(({ id }) => id === post.accountId);
  if (!account) notFound();
  return (
    <>
      <BackLink href={routes.posts(slug)}>Posts</BackLink>
      <PageHeader title={`Post on ${PLATFORM_NAMES[post.platform]}`} />
      <SWRConfig value={{ fallback: { [swrKeys.scheduledPost(business.id, postId)]: { data: post } } }}>
        <Receipt
          postId={postId}
          business={business}
          mustReview={mustReview}
          account={account}
          media={media}
          attached={attached}
          life={<PostLife ctx={ctx} publication={post.publication} platform={post.platform} />}
        />
      </SWRConfig>
    </>
  );
}
